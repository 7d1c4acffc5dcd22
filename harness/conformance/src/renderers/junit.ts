import { createRequire } from "node:module";
import type { Builder } from "junit-report-builder";
import type { Verdict } from "../report/report.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { SECTIONS } from "../requirement/requirement-ids.ts";
import type { Renderer } from "./renderer.ts";
import { harmless } from "./text.ts";

/** Required, not imported: its types tell of a `default` member, but what this CommonJS package exports is the builder itself. */
const junit: Builder = createRequire(import.meta.url)("junit-report-builder");

/** JUnit XML: one suite for each section, one case for each requirement. A warning is a passed case with a word in its output. */
export const junitRenderer: Renderer = (report, { catalogue }) => {
  const builder = junit.newBuilder().name(`byoa ${report.image.reference}`);
  const byId = new Map(catalogue.map((requirement) => [requirement.id, requirement]));
  for (const section of SECTIONS) {
    const verdicts = report.verdicts.filter((verdict) => verdict.section === section);
    if (verdicts.length === 0) continue;
    const suite = builder.testSuite().name(section).timestamp(new Date(report.startedAt));
    for (const verdict of verdicts) {
      const requirement = byId.get(verdict.id);
      const testCase = suite
        .testCase()
        .className(`byoa.${section}`)
        .name(`${verdict.id} ${requirement?.sentence ?? ""}`.trim());
      const finding = harmless(verdict.finding ?? verdict.verdict);
      switch (verdict.verdict) {
        case "fail":
          testCase.failure(finding, verdict.level).stacktrace(details(verdict, requirement));
          break;
        case "error":
          testCase.error(finding, "harness");
          break;
        case "warn":
          if (report.strict === true) testCase.failure(finding, verdict.level);
          testCase.standardOutput(`warning: ${details(verdict, requirement)}`);
          break;
        case "not-testable":
        case "not-applicable":
          testCase.skipped().standardOutput(`${verdict.verdict}: ${finding}`);
          break;
        case "pass":
          if (verdict.notes.length > 0) testCase.standardOutput(harmless(verdict.notes.join("\n")));
          break;
      }
    }
  }
  return `${builder.build().trimEnd()}\n`;
};

function details(verdict: Verdict, requirement: Requirement | undefined): string {
  const lines = [
    verdict.finding ?? "",
    ...verdict.evidence.map(({ label, text }) => `${label}: ${text}`),
    ...(requirement === undefined ? [] : [`why: ${requirement.why}`, `mend: ${requirement.fix}`]),
  ];
  // XML 1.0 has no escape for control characters at all.
  return harmless(lines.join("\n"));
}
