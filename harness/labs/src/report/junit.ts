import { junitXml } from "@byoa/conformance";
import type { LabRow } from "./lab-row.ts";

/** JUnit XML: a suite for each student (of one's own progress: a single one), a case for each exercise. */
export function toJunit(rows: readonly LabRow[]): string {
  const suites = [...Map.groupBy(rows, (row) => row.student ?? "labs")].map(([student, own]) => ({
    name: student,
    cases: own.map(({ exercise, title, state, open, reason }) => {
      const why = [reason ?? "", open.join(" ")].filter((part) => part !== "").join(": ");
      return {
        className: `byoa.labs.${student}`,
        name: `${exercise} ${title}`,
        ...(state === "open" ? { failure: { message: why || "not solved" } } : {}),
        ...(state === "not judged" ? { error: { message: why || "not judged" } } : {}),
        skipped: state === "not begun" || state === "not handed in",
      };
    }),
  }));
  return junitXml("byoa labs", suites);
}
