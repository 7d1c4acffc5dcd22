import type { Report } from "../report/report.ts";
import { hanging } from "./text.ts";
import type { View } from "./view.ts";

/** What nothing declares: a line each, with what it was found by. */
export function foundLines({ found = [] }: Report, { width, colors }: View): string {
  const lines = found.map(({ what, foundBy }) => hanging("  - ", `${what}, found by: ${foundBy}`, width));
  return lines.length === 0 ? "" : [colors.dim("  Not declared:"), ...lines].join("\n");
}
