import { catalogue, type Requirement, SECTIONS } from "@byoa/conformance";
import wrapAnsi from "wrap-ansi";
import { type Colours, coloursFor } from "../colours.ts";
import { write } from "../output.ts";
import { catalogueEntry } from "./catalogue-entry.ts";

/** `byoa list`: all requirements, by section. */
export async function list(flags: { readonly json?: true }): Promise<number> {
  if (flags.json) await write(`${JSON.stringify(catalogue.map(catalogueEntry), null, 2)}\n`);
  else await write(listText(catalogue, process.stdout.columns ?? 100, coloursFor(process.stdout)));
  return 0;
}

/** The list as text, sentences wrapped to the width. */
export function listText(requirements: readonly Requirement[], columns: number, colours: Colours): string {
  const idWidth = Math.max(...requirements.map(({ id }) => id.length), 0);
  const indent = idWidth + 12;
  const width = Math.max(24, columns - indent);
  const lines = SECTIONS.flatMap((section) => {
    const own = requirements.filter((requirement) => requirement.section === section);
    if (own.length === 0) return [];
    return [
      colours.bold(`${section} (${own.length})`),
      ...own.flatMap(({ id, level, sentence }) => {
        const [first = "", ...rest] = wrapAnsi(sentence, width).split("\n");
        const word = level.padEnd(6);
        return [
          `  ${id.padEnd(idWidth)}  ${level === "MUST" ? word : colours.dim(word)}  ${first}`,
          ...rest.map((line) => `${" ".repeat(indent)}${line}`),
        ];
      }),
      "",
    ];
  });
  return `${lines.join("\n")}${colours.dim("byoa explain ID says why one matters and how to mend it.")}\n`;
}
