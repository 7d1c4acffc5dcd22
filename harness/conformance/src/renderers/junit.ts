import type { Report, Verdict } from "../report/report.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { SECTIONS } from "../requirement/requirement-ids.ts";
import { type JunitCase, junitXml } from "./junit-xml.ts";
import type { Renderer } from "./renderer.ts";

/** JUnit XML: one suite for each section, one case for each requirement. A warning is a passed case with a word in its output. */
export const junitRenderer: Renderer = (report, { catalogue }) => {
  const byId = new Map<string, Requirement>(catalogue.map((requirement) => [requirement.id, requirement]));
  const suites = SECTIONS.map((section) => ({
    name: section,
    timestamp: new Date(report.startedAt),
    cases: report.verdicts
      .filter((verdict) => verdict.section === section)
      .map((verdict) => testCase(verdict, byId.get(verdict.id), report)),
  }));
  return junitXml(
    `byoa ${report.image.reference}`,
    suites.filter(({ cases }) => cases.length > 0),
  );
};

function testCase(verdict: Verdict, requirement: Requirement | undefined, { strict }: Report): JunitCase {
  const finding = verdict.finding ?? verdict.verdict;
  return {
    className: `byoa.${verdict.section}`,
    name: `${verdict.id} ${requirement?.sentence ?? ""}`.trim(),
    ...outcome(verdict, finding, details(verdict, requirement), strict === true),
  };
}

function outcome(
  { verdict, level, notes }: Verdict,
  finding: string,
  whole: string,
  strict: boolean,
): Partial<JunitCase> {
  switch (verdict) {
    case "fail":
      return { failure: { message: finding, type: level, text: whole } };
    case "error":
      return { error: { message: finding, type: "harness" } };
    case "warn":
      return { ...(strict ? { failure: { message: finding, type: level } } : {}), output: `warning: ${whole}` };
    case "not-testable":
    case "not-applicable":
      return { skipped: true, output: `${verdict}: ${finding}` };
    case "pass":
      return notes.length === 0 ? {} : { output: notes.join("\n") };
  }
}

function details(verdict: Verdict, requirement: Requirement | undefined): string {
  return [
    verdict.finding ?? "",
    ...verdict.evidence.map(({ label, text }) => `${label}: ${text}`),
    ...(verdict.causedBy === undefined ? [] : [`Caused by: ${verdict.causedBy}`]),
    ...(verdict.onlyWarning === undefined ? [] : [`Only a warning: ${verdict.onlyWarning}`]),
    ...(requirement === undefined
      ? []
      : [`Why it matters: ${requirement.why}`, `Fix: ${verdict.fix ?? requirement.fix}`]),
  ].join("\n");
}
