import type { BenchmarkPage } from "../benchmark.ts";
import { machineLine } from "../machine.ts";
import type { BenchmarkResult } from "./result.ts";
import { wordFigure } from "./wording.ts";

const EVERY_FIGURE: BenchmarkPage = {
  file: "benchmarks.md",
  title: "Benchmarks",
  text: `Every figure that this project states, and the floor that was measured beside it in the same run. Compare ratios and
differences: the absolute numbers belong to this machine. \`npm run bench\` takes them again on yours.`,
};

/** A page of docs with these figures: docs/benchmarks.md, or a benchmark's own. */
export function page(result: BenchmarkResult, { title, text }: BenchmarkPage = EVERY_FIGURE, name?: string): string {
  const command = `npm run bench -- ${name === undefined ? "" : `--only ${name} `}--write`;
  const rows = result.figures.map((figure) => {
    const { what, measured, floor, against, target, met } = wordFigure(figure);
    const floorCell = figure.floorIs === undefined ? floor : `${floor}: ${figure.floorIs}`;
    return `| ${[what, measured, floorCell, against, target, met].join(" | ")} |`;
  });
  const notes = result.figures
    .filter(({ notes = [] }) => notes.length > 0)
    .map(({ what, notes = [] }) => [`**${what}**`, "", ...notes.map((note) => `- ${note}`), ""].join("\n"));
  return `# ${title}

<!-- Written by \`${command}\`; do not edit. -->

${text}

- Machine: ${machineLine(result.machine)}
- Taken: ${result.takenAt}, load average before ${result.loadBefore.toFixed(1)}, ${result.durationS.toFixed(0)} s in all
${result.quick ? "\nTaken with `--quick`: not to be quoted.\n" : ""}
| What | Measured | Floor | Against it | Target | |
|---|---|---|---|---|---|
${rows.join("\n")}

${notes.join("\n").trimEnd()}
`;
}
