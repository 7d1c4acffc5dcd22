import { machineLine } from "../machine.ts";
import type { BenchmarkResult } from "./result.ts";
import { wordFigure } from "./wording.ts";

/** docs/benchmarks.md. */
export function page(result: BenchmarkResult): string {
  const rows = result.figures.map((figure) => {
    const { what, measured, floor, against, target, met } = wordFigure(figure);
    const floorCell = figure.floorIs === undefined ? floor : `${floor}: ${figure.floorIs}`;
    return `| ${[what, measured, floorCell, against, target, met].join(" | ")} |`;
  });
  const notes = result.figures
    .filter(({ notes = [] }) => notes.length > 0)
    .map(({ what, notes = [] }) => [`**${what}**`, "", ...notes.map((note) => `- ${note}`), ""].join("\n"));
  return `# Benchmarks

<!-- Written by \`npm run bench -- --write\`; do not edit. -->

Every figure that this project states, and the floor that was measured beside it in the same run. Compare ratios and
differences: the absolute numbers belong to this machine. \`npm run bench\` takes them again on yours.

- Machine: ${machineLine(result.machine)}
- Taken: ${result.takenAt}, load average before ${result.loadBefore.toFixed(1)}, ${result.durationS.toFixed(0)} s in all
${result.quick ? "\nTaken with `--quick`: not to be quoted.\n" : ""}
| What | Measured | Floor | Against it | Target | |
|---|---|---|---|---|---|
${rows.join("\n")}

${notes.join("\n").trimEnd()}
`;
}
