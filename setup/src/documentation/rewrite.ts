import type { CodeBlock } from "./code-blocks.ts";
import type { ShownCommand } from "./transcript.ts";

/** What a command of a page's `console` block should show. */
export interface Correction {
  readonly block: CodeBlock;
  readonly shown: ShownCommand;
  readonly output: readonly string[];
}

/** The page with those outputs in place of the ones it has; everything else stays as it is. */
export function rewrite(markdown: string, corrections: readonly Correction[]): string {
  const lines = markdown.split("\n");
  const fromTheEnd = corrections.toSorted((a, b) => lineOf(b) - lineOf(a));
  for (const correction of fromTheEnd) {
    const { block, shown, output } = correction;
    const [indentation = ""] = /^\s*/.exec(lines[block.line - 2] ?? "") ?? [];
    const isApart = shown.to > shown.from && (lines[block.line - 2 + shown.to] ?? "").trim() === "";
    const wanted = output.map((line) => (line === "" ? "" : indentation + line));
    lines.splice(lineOf(correction), shown.to - shown.from, ...wanted, ...(isApart ? [""] : []));
  }
  return lines.join("\n");
}

const lineOf = ({ block, shown }: Correction): number => block.line - 1 + shown.from;
