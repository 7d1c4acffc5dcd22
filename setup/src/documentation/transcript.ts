import type { CodeBlock } from "./code-blocks.ts";

/** A command of a `console` block, and what it prints. */
export interface ShownCommand {
  readonly command: string;
  /** Where its output stands: lines [from, to) of the block. */
  readonly from: number;
  readonly to: number;
  /** Without empty lines around it; `(exit N)` is its last line where the command ends with another code than 0. */
  readonly output: readonly string[];
}

/**
 * Takes a `console` block apart: `$ ` before a command, `> ` before each further line of it, then what it prints.
 *
 * @throws Error where something stands before the first command.
 */
export function readTranscript(block: CodeBlock): ShownCommand[] {
  const lines = block.text.split("\n");
  const starts = lines.flatMap((line, index) => (line.startsWith("$ ") ? [index] : []));
  if (starts[0] !== 0) {
    throw new Error(`${block.page}:${block.line} starts with no command: its first line must be "$ " and a command`);
  }
  return starts.map((start, index) => {
    const to = starts[index + 1] ?? lines.length;
    let from = start + 1;
    while (from < to && (lines[from] ?? "").startsWith("> ")) from += 1;
    const command = lines.slice(start, from).map((line) => line.slice(2));
    return { command: command.join("\n"), from, to, output: trimBlankLines(lines.slice(from, to)) };
  });
}

/** What a command printed, as a transcript shows it. */
export function asOutput(printed: string, exitCode: number): string[] {
  const lines = trimBlankLines(printed.split("\n"));
  return exitCode === 0 ? lines : [...lines, `(exit ${exitCode})`];
}

function trimBlankLines(lines: readonly string[]): string[] {
  const isFull = (line: string) => line.trim() !== "";
  return lines.slice(Math.max(lines.findIndex(isFull), 0), lines.findLastIndex(isFull) + 1);
}
