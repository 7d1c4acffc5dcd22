import { readBy } from "../requirement/read-by.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { colorsFor } from "./colors.ts";
import { hanging } from "./text.ts";

const row = (name: string): string => `  ${name.padEnd(9)}`;

/** `byoa explain ID`: everything that is known of a requirement. */
export function renderExplanation(
  requirement: Requirement,
  { width = 80, colors: wanted }: { width?: number | undefined; colors?: boolean | undefined } = {},
): string {
  const { id, level, section, sentence, why, causes, fix, sources, dependsOn = [] } = requirement;
  const colors = colorsFor(wanted);
  const list = (name: string, items: readonly string[]): string[] =>
    items.map((item, index) => hanging(row(index === 0 ? name : ""), item, width));
  const lines = [
    hanging("", `${colors.bold(id)}  ${level}  ${section}`, width),
    hanging("", colors.bold(sentence), width),
    "",
    hanging(row("why"), why, width),
    ...list(
      "causes",
      causes.map((cause) => `- ${cause}`),
    ),
    hanging(row("fix"), fix, width),
    ...list(
      "after",
      dependsOn.map((other) => `${other} (while that does not hold, this cannot be tested)`),
    ),
    ...list("seen by", [...new Set(readBy(requirement).map(({ title }) => title))]),
    // An address is never broken: people click on it.
    ...sources.flatMap(({ title, url }, index) => [
      hanging(row(index === 0 ? "sources" : ""), title, width),
      `${row("")}${url}`,
    ]),
  ];
  return `${lines.join("\n")}\n`;
}
