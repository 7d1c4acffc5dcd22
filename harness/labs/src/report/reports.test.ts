import { expect, test } from "vitest";
import { toCsv } from "./csv.ts";
import { toJunit } from "./junit.ts";
import type { LabRow } from "./lab-row.ts";

const rows: LabRow[] = [
  { student: "ada", exercise: "2", title: "A first container", state: "solved", open: [] },
  { student: "ada", exercise: "8/port", title: "Which port?", state: "open", open: ["HOST-PORT-01", "HOST-PING-03"] },
  { student: '=cmd, "bob"', exercise: "2", title: "A first container", state: "not handed in", open: [] },
  {
    student: '=cmd, "bob"',
    exercise: "8/port",
    title: "Which port?",
    state: "not judged",
    open: [],
    reason: "no space",
  },
];

test("a class as CSV: quoted as RFC 4180 wants it, and no cell is a formula", () => {
  expect(toCsv(rows)).toMatchInlineSnapshot(`
    "student,exercise,title,state,open,reason
    ada,2,A first container,solved,,
    ada,8/port,Which port?,open,HOST-PORT-01 HOST-PING-03,
    "'=cmd, ""bob""",2,A first container,not handed in,,
    "'=cmd, ""bob""",8/port,Which port?,not judged,,no space
    "
  `);
});

test("a class as JUnit XML: a suite for each student", () => {
  expect(toJunit(rows)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="byoa labs" tests="4" failures="1" errors="1" skipped="1">
      <testsuite name="ada" tests="2" failures="1" errors="0" skipped="0">
        <testcase classname="byoa.labs.ada" name="2 A first container"/>
        <testcase classname="byoa.labs.ada" name="8/port Which port?">
          <failure message="HOST-PORT-01 HOST-PING-03"/>
        </testcase>
      </testsuite>
      <testsuite name="=cmd, &quot;bob&quot;" tests="2" failures="0" errors="1" skipped="1">
        <testcase classname="byoa.labs.=cmd, &quot;bob&quot;" name="2 A first container">
          <skipped/>
        </testcase>
        <testcase classname="byoa.labs.=cmd, &quot;bob&quot;" name="8/port Which port?">
          <error message="no space"/>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `);
});
