import { machineLine } from "../machine.ts";
import { type BenchmarkResult, figuresOf } from "./result.ts";
import { wordFigure } from "./wording.ts";

const COLUMNS = ["measured", "floor", "against", "target", "met"] as const;
const HEADING = { measured: "measured", floor: "floor", against: "against it", target: "target", met: "" };

/** The result for a terminal: one block for each figure's words, one line for its numbers. */
export function table(result: BenchmarkResult): string {
  const worded = figuresOf(result).map((figure) => ({ figure, words: wordFigure(figure) }));
  const widths = COLUMNS.map((column) =>
    Math.max(HEADING[column].length, ...worded.map(({ words }) => words[column].length)),
  );
  const line = (cells: Readonly<Record<(typeof COLUMNS)[number], string>>): string =>
    COLUMNS.map((column, index) => cells[column].padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd();
  return [
    machineLine(result.machine),
    `load before ${result.loadBefore.toFixed(1)}, ${result.durationS.toFixed(0)} s in all${result.quick ? ", QUICK: not to be quoted" : ""}`,
    "",
    `  ${line(HEADING)}`,
    ...worded.flatMap(({ figure, words }) => [
      "",
      words.what,
      `  ${line(words)}`,
      ...(figure.floorIs === undefined ? [] : [`    floor: ${figure.floorIs}`]),
      ...(figure.notes ?? []).map((note) => `    ${note}`),
    ]),
    "",
  ].join("\n");
}
