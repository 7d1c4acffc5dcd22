import type { BenchmarkPage } from "../benchmark.ts";
import { machineLine } from "../machine.ts";
import { figureTable } from "./figure-table.ts";
import { type BenchmarkResult, figuresOf } from "./result.ts";

/** The page of docs that a benchmark has for itself. */
export function page(result: BenchmarkResult, { title, text }: BenchmarkPage, name: string): string {
  return [
    `# ${title}`,
    "",
    `<!-- Written by \`npm run bench -- --only ${name} --write\`; do not edit. -->`,
    "",
    text,
    "",
    `- Machine: ${machineLine(result.machine)}`,
    `- Taken: ${result.takenAt}, load average before ${result.loadBefore.toFixed(1)}, ${result.durationS.toFixed(0)} s in all`,
    "",
    ...figureTable(figuresOf(result)),
  ].join("\n");
}
