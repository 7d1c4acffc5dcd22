import { catalogue, findRequirement, type Requirement } from "@byoa/conformance";
import wrapAnsi from "wrap-ansi";
import { type Colours, coloursFor } from "../colours.ts";
import { write } from "../output.ts";
import { catalogueEntry } from "./catalogue-entry.ts";

/** `byoa explain ID`. Throws UsageError `unknown-id` with the nearest one. */
export async function explain(id: string, flags: { readonly json?: true }): Promise<number> {
  const requirement = findRequirement(catalogue, id);
  if (flags.json) await write(`${JSON.stringify(catalogueEntry(requirement), null, 2)}\n`);
  else await write(explanation(requirement, process.stdout.columns ?? 100, coloursFor(process.stdout)));
  return 0;
}

/** Everything that is said of a requirement, wrapped to the width. */
export function explanation(requirement: Requirement, columns: number, colours: Colours): string {
  const { id, level, section, sentence, why, causes, fix, sources, dependsOn = [], needs } = requirement;
  const width = Math.max(24, Math.min(columns, 100) - 10);
  const part = (label: string, text: string): string[] => {
    if (text === "") return [];
    const [first = "", ...rest] = wrapAnsi(text, width).split("\n");
    return [`  ${colours.dim(label.padEnd(8))}${first}`, ...rest.map((line) => `${" ".repeat(10)}${line}`)];
  };
  const each = (label: string, texts: readonly string[]): string[] =>
    texts.flatMap((text, index) => part(index === 0 ? label : "", text));
  return [
    `${colours.bold(id)}  ${level}  ${section}`,
    ...wrapAnsi(sentence, width + 10).split("\n"),
    "",
    ...part("why", why),
    ...each(
      "causes",
      causes.map((cause) => `- ${cause}`),
    ),
    ...part("mend", fix),
    ...each(
      "seen by",
      Object.values(needs).map(({ title }) => title),
    ),
    ...part("behind", dependsOn.join(", ")),
    ...each(
      "sources",
      sources.map(({ title, url }) => (url.startsWith("http") ? `${title} ${url}` : title)),
    ),
    ...part("alone", `byoa check IMAGE --only ${id} --keep`),
    "",
  ].join("\n");
}
