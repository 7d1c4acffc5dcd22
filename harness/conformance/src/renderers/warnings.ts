import type { Report } from "../report/report.ts";
import { commandLine } from "../text/shell-text.ts";
import { isRoot } from "./consequences.ts";
import { warningBlock, warningLine } from "./finding-blocks.ts";
import { count } from "./quantities.ts";
import type { RenderOptions } from "./renderer.ts";
import { hanging, hangingCommand } from "./text.ts";
import type { View } from "./view.ts";

/** The warnings of a run: a block each, in a quiet run a line each; then one line with the command that says more. */
export function warningBlocks(report: Report, options: RenderOptions, view: View): string[] {
  const warnings = report.verdicts.filter(({ verdict }) => verdict === "warn");
  const shown = warnings.filter(isRoot);
  const [first] = shown;
  if (first === undefined) return [];
  if (options.quiet === true) {
    const more = hangingCommand(
      `  ${count(warnings.length, "warning", "warnings")} in full: `,
      inFull(report, options),
      view.width,
    );
    return [[...shown.map((verdict) => warningLine(verdict, view)), more].join("\n")];
  }
  const byId = new Map(options.catalogue.map((requirement) => [requirement.id, requirement]));
  const explained = shown.length === 1 ? `byoa explain ${first.id}` : "byoa explain ID";
  return [
    ...shown.map((verdict) => warningBlock(verdict, byId.get(verdict.id), report, view)),
    hanging("  ", `Why it matters and how to fix ${shown.length === 1 ? "it" : "each"}: ${explained}`, view.width),
  ];
}

/** The command that shows a quiet run's warnings whole: out of its report, or where none was written, the run again. */
function inFull({ image, flags = [] }: Report, { reportFolder }: RenderOptions): string {
  return commandLine(
    reportFolder === undefined
      ? ["byoa", "check", image.reference, ...flags]
      : ["byoa", "check", "--replay", reportFolder],
  );
}
