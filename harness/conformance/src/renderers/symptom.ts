import type { Requirement } from "../requirement/requirement.ts";
import type { Symptom } from "../symptoms/symptom.ts";
import { colorsFor } from "./colors.ts";
import { hanging, hangingCommand } from "./text.ts";

const row = (name: string): string => `  ${name.padEnd(9)}`;

/** `byoa explain "<text>"`: what a symptom means, where to look, the requirements behind it with their fixes. */
export function renderSymptom(
  symptom: Symptom,
  others: readonly Symptom[],
  requirements: readonly Requirement[],
  { width = 80, colors: wanted }: { width?: number | undefined; colors?: boolean | undefined } = {},
): string {
  const { title, texts, meaning, look, mend, sources } = symptom;
  const colors = colorsFor(wanted);
  const behind = symptom.requirements.flatMap((id) => requirements.filter((requirement) => requirement.id === id));
  const lines = [
    hanging("", texts[0].startsWith(title) ? colors.bold(texts[0]) : `${colors.bold(title)}: ${texts[0]}`, width),
    "",
    hanging(row("means"), meaning, width),
    hanging(row("look"), look, width),
    ...behind.flatMap(({ id, level, sentence, fix }, index) => [
      hanging(row(index === 0 ? "likely" : ""), `${colors.bold(id)}  ${level}  ${sentence}`, width),
      hanging(row(""), `  mend: ${fix}`, width),
    ]),
    ...(mend === undefined ? [] : [hanging(row("mend"), mend, width)]),
    ...(behind.length === 0
      ? []
      : [hangingCommand(row("then"), `byoa check IMAGE --only ${behind.map(({ id }) => id).join(",")}`, width)]),
    ...others.map((other, index) =>
      hanging(
        row(index === 0 ? "also" : ""),
        `${other.title}: byoa explain "${other.texts[0].replaceAll('"', "'")}"`,
        width,
      ),
    ),
    // An address is never broken: people click on it.
    ...sources.flatMap(({ title: name, url }, index) => [
      hanging(row(index === 0 ? "sources" : ""), name, width),
      `${row("")}${url}`,
    ]),
  ];
  return `${lines.join("\n")}\n`;
}
