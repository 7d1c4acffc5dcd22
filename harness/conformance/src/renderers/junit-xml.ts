import XMLBuilder from "fast-xml-builder";
import { visibleLine, visibleText } from "../text/visible-text.ts";

export interface JunitSuite {
  readonly name: string;
  readonly timestamp?: Date;
  readonly cases: readonly JunitCase[];
}

export interface JunitCase {
  readonly className: string;
  readonly name: string;
  readonly failure?: JunitProblem | undefined;
  readonly error?: JunitProblem | undefined;
  readonly skipped?: boolean;
  readonly output?: string | undefined;
}

/** What went wrong: a line, its kind, and the whole of it. */
export interface JunitProblem {
  readonly message: string;
  readonly type?: string;
  readonly text?: string | undefined;
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  processEntities: true,
  format: true,
  indentBy: "  ",
});

/** JUnit XML, by the names that CI systems read. Texts are escaped, never in CDATA: no text can end its element. */
export function junitXml(name: string, suites: readonly JunitSuite[]): string {
  const document = {
    "?xml": { "@version": "1.0", "@encoding": "UTF-8" },
    testsuites: {
      "@name": attribute(name),
      ...counts(suites.flatMap(({ cases }) => cases)),
      testsuite: suites.map((suite) => ({
        "@name": attribute(suite.name),
        ...(suite.timestamp === undefined ? {} : { "@timestamp": suite.timestamp.toISOString().slice(0, 19) }),
        ...counts(suite.cases),
        testcase: suite.cases.map(testCase),
      })),
    },
  };
  return `${builder.build(document).trimEnd()}\n`;
}

function counts(cases: readonly JunitCase[]): Readonly<Record<string, string>> {
  const many = (key: "failure" | "error"): string => String(cases.filter((one) => one[key] !== undefined).length);
  const skipped = String(cases.filter((one) => one.skipped === true).length);
  return {
    "@tests": String(cases.length),
    "@failures": many("failure"),
    "@errors": many("error"),
    "@skipped": skipped,
  };
}

function testCase({ className, name, failure, error, skipped, output }: JunitCase): object {
  return {
    "@classname": attribute(className),
    "@name": attribute(name),
    ...(failure === undefined ? {} : { failure: problem(failure) }),
    ...(error === undefined ? {} : { error: problem(error) }),
    ...(skipped === true ? { skipped: "" } : {}),
    ...(output === undefined ? {} : { "system-out": visibleText(output) }),
  };
}

function problem({ message, type, text }: JunitProblem): object {
  return {
    "@message": attribute(message),
    ...(type === undefined ? {} : { "@type": attribute(type) }),
    ...(text === undefined ? {} : { "#text": visibleText(text) }),
  };
}

/** A parser makes blanks of an attribute's line ends. */
const attribute = visibleLine;
