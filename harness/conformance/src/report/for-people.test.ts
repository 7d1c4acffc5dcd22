import { expect, test } from "vitest";
import { jsonRenderer } from "../renderers/json.ts";
import { junitRenderer } from "../renderers/junit.ts";
import { loopbackVerdicts, sampleCatalogue, sampleReport } from "../renderers/report.fixture.ts";
import { terminalRenderer } from "../renderers/terminal.ts";
import { reportForPeople } from "./for-people.ts";

const ESC = "\u001b";
const hostile = `${ESC}[2J${ESC}]0;TITLE\u0007 \u009b31m \u202egnp.exe ]]> ]]> s3cr3t-value \u2028`;
const verdicts = loopbackVerdicts.map((verdict) => ({
  ...verdict,
  finding: `seen\n${hostile}`,
  notes: [hostile],
  evidence: [{ label: `last\n${hostile}`, text: `one\n${hostile}\n` }],
}));
const report = reportForPeople(
  { ...sampleReport(verdicts), leftOut: [hostile], flags: ["--env", "A=one\ntwo"], next: hostile },
  (text) => text.replaceAll("s3cr3t-value", "[A redacted]"),
);

test.each([
  ["the terminal", terminalRenderer],
  ["JSON", jsonRenderer],
  ["JUnit", junitRenderer],
])("what an image wrote is obeyed by nobody who reads %s, and holds no secret", (_, render) => {
  const text = render(report, { catalogue: sampleCatalogue, colors: false, width: 200 });
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(text).not.toContain("s3cr3t-value");
  expect(text).toContain("[A redacted]");
});

test("a finding and a label are one line; evidence and a flag may have several", () => {
  const [verdict] = report.verdicts;
  expect(verdict?.finding).toMatch(/^seen\\n\\x1b\[2J/);
  expect(verdict?.evidence[0]?.label).not.toContain("\n");
  expect(verdict?.evidence[0]?.text.split("\n")).toHaveLength(3);
  expect(report.flags).toEqual(["--env", "A=one\ntwo"]);
});
