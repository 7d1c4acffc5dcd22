import { countVerdicts } from "../report/conclusion.ts";
import type { Report, VerdictKind } from "../report/report.ts";
import { SECTIONS } from "../requirement/requirement-ids.ts";
import { hanging, pad } from "./text.ts";
import { COUNTED } from "./verdict-words.ts";
import type { View } from "./view.ts";

const TOLD: readonly VerdictKind[] = ["pass", "fail", "warn", "error", "not-testable"];

/** One line for each section with its counts. */
export function sectionLines({ verdicts }: Report, { width, colors }: View): string {
  const paint: Partial<Record<VerdictKind, (text: string) => string>> = {
    fail: colors.red,
    warn: colors.yellow,
    error: colors.red,
  };
  const sections = SECTIONS.map((section) => ({ section, own: verdicts.filter((one) => one.section === section) }));
  const widest = Math.max(...sections.map(({ own }) => String(countVerdicts(own).pass).length));
  return sections
    .filter(({ own }) => own.length > 0)
    .map(({ section, own }) => {
      const counts = countVerdicts(own);
      const told = TOLD.filter((kind) => counts[kind] > 0).map((kind) => {
        const text = COUNTED[kind](counts[kind]);
        return paint[kind]?.(text) ?? (kind === "pass" ? text.padStart(widest + " passed".length) : text);
      });
      const text = told.length === 0 ? `${counts["not-applicable"]} not applicable` : told.join("   ");
      return hanging(`  ${pad(section, 10)}`, text, width);
    })
    .join("\n");
}
