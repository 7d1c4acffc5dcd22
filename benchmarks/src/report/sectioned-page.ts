import { machineLine } from "../machine.ts";
import { figureTable } from "./figure-table.ts";
import type { BenchmarkResult, ResultSection } from "./result.ts";

const BEGINNING = `# Benchmarks

<!-- Written by \`npm run bench -- --write\`; do not edit. -->

Every figure that this project states, and the floor that was measured beside it in the same run. Compare ratios and
differences: the absolute numbers belong to the machine that a section names. \`npm run bench\` takes them again on yours;
\`--only NAME --write\` replaces that section here, and leaves the others with the date on which they were taken.
`;

/**
 * docs/benchmarks.md: the sections of this run in place of theirs, the others as they stand.
 *
 * @param names all benchmarks, in the order of the page
 */
export function sectionedPage(result: BenchmarkResult, names: readonly string[], standing = ""): string {
  const kept = new Map(standing.split(/^(?=## )/m).flatMap((text) => sectionName(text, names)));
  const taken = new Map(result.sections.map((section) => [section.name, sectionText(section, result)]));
  const sections = names.flatMap((name) => taken.get(name) ?? kept.get(name) ?? []);
  return [BEGINNING, ...sections].join("\n");
}

function sectionName(text: string, names: readonly string[]): [string, string][] {
  const name = /^## (.+)$/m.exec(text)?.[1];
  return name !== undefined && names.includes(name) ? [[name, `${text.trimEnd()}\n`]] : [];
}

function sectionText({ name, durationS, figures }: ResultSection, result: BenchmarkResult): string {
  const taken = `Taken ${result.takenAt} in ${durationS.toFixed(0)} s, load average before ${result.loadBefore.toFixed(1)}, on ${machineLine(result.machine)}.`;
  const quick = result.quick ? ["", "Taken with `--quick`: not to be quoted."] : [];
  return [`## ${name}`, "", taken, ...quick, "", ...figureTable(figures)].join("\n");
}
