import { createRequire } from "node:module";
import type { Builder } from "junit-report-builder";
import type { LabRow } from "./lab-row.ts";

/** Required, not imported: its types tell of a `default` member, but what this CommonJS package exports is the builder itself. */
const junit: Builder = createRequire(import.meta.url)("junit-report-builder");

/** JUnit XML: a suite for each student (of one's own progress: a single one), a case for each exercise. */
export function toJunit(rows: readonly LabRow[]): string {
  const builder = junit.newBuilder().name("byoa labs");
  for (const [student, own] of Map.groupBy(rows, (row) => row.student ?? "labs")) {
    const suite = builder.testSuite().name(student);
    for (const { exercise, title, state, open, reason } of own) {
      const testCase = suite.testCase().className(`byoa.labs.${student}`).name(`${exercise} ${title}`);
      const why = [reason ?? "", open.join(" ")].filter((part) => part !== "").join(": ");
      if (state === "open") testCase.failure(why || "not solved");
      if (state === "not judged") testCase.error(why || "not judged");
      if (state === "not begun" || state === "not handed in") testCase.skipped();
    }
  }
  return `${builder.build().trimEnd()}\n`;
}
