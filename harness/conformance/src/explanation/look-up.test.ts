import { expect, test } from "vitest";
import { catalogue } from "../requirements/catalogue.ts";
import { symptoms } from "../symptoms/symptoms.ts";
import { lookUp } from "./look-up.ts";

/** What a text leads to, in a line: the row's ID, or the titles of the symptoms. */
function found(text: string): string {
  try {
    const result = lookUp(catalogue, symptoms, text);
    if (result.kind === "requirement") return result.requirement.id;
    if (result.kind === "row") return `${result.row.id} (not checked yet)`;
    return result.found.causes.map(({ symptom }) => symptom.title).join(" | ");
  } catch (error) {
    return error instanceof Error ? `! ${error.message}` : "!";
  }
}

test("a cause stands before what is wrapped around it", () => {
  expect(
    found(
      "ModelError: An error occurred (ModelError) when calling the InvokeEndpoint operation: Received server error (500) from primary with message \"No module named 'cv2'\"",
    ),
  ).toBe("A module is missing | A server error of the model | ModelError 424");
  expect(found("Failed. Reason: AlgorithmError: , exit code: 139")).toBe("A native library crashed | AlgorithmError");
});

test("one status code does not stand for another, nor a path for another", () => {
  expect(
    [
      '"GET /ping HTTP/1.1" 500 291',
      '"GET /ping HTTP/1.1" 404 153',
      '"GET /ping HTTP/1.1" 502 182',
      "OSError: [Errno 30] Read-only file system: '/opt/ml/model/x'",
      "OSError: [Errno 30] Read-only file system: '/root/.cache/huggingface'",
      "OSError: [Errno 30] Read-only file system: '/opt/ml/input/data/training/x'",
      "An error occurred (ValidationException) when calling the CreateModel operation: Requested image x not found.",
      "An error occurred (ModelError) when calling the InvokeEndpoint operation: Received client error (406) from primary",
    ].map((text) => found(text).split(" | ")[0]),
  ).toEqual([
    "ping answers 500",
    "ping answers 404 or 405",
    "The proxy finds no server behind it",
    "Read-only model folder",
    "A folder outside tmp is read-only",
    "Read-only channel",
    "The image cannot be pulled",
    "406 Not Acceptable",
  ]);
});

test("an ID in any case, within a line, and of a row that nothing looks at yet", () => {
  expect(found("host-bind-02")).toBe("HOST-BIND-02");
  expect(found("✗ HOST-BIND-02  MUST  The server listens on all interfaces.")).toBe("HOST-BIND-02");
  expect(found("batch-acc-05")).toBe("BATCH-ACC-05 (not checked yet)");
});

test("a number or a signal alone, not within a line", () => {
  expect(found("137")).toBe("Out of memory");
  expect(found("SIGTERM")).toBe("Ended by SIGTERM");
  expect(found("read 137 rows")).toMatch(/^! /);
});

test("misspelt, in another order or broken into lines it is still found", () => {
  expect(found("exec formt eror")).toBe("exec format error");
  expect(found("primary container did not\npass the ping\nhealth check")).toBe("The ping health check");
});

test("what is not known is one line with what comes nearest, never a guess", () => {
  const unknown = [
    "HOST-BIND-2",
    "it does not work",
    "ValidationException when calling",
    "an error occurred when calling the operation",
    `${"noise ".repeat(40)}\u001b[31mred`,
  ];
  expect(unknown.map(found)).toMatchInlineSnapshot(`
    [
      "! There is no requirement HOST-BIND-2. Did you mean HOST-BIND-02? \`byoa list\` shows them all.",
      "! "it does not work" is not known. Nothing that is known comes near. docs/symptoms.md lists what is.",
      "! "ValidationException when calling" is not known. Nothing that is known comes near. docs/symptoms.md lists what is.",
      "! "an error occurred when calling the operation" is not known. The nearest is "An error occurred (ModelError) when calling the InvokeEndpoint operation" (ModelError 424), which need not be the same. docs/symptoms.md lists what is.",
      "! "noise noise noise noise noise noise noise noise noise noise noise noise noise n…" is not known. Nothing that is known comes near. docs/symptoms.md lists what is.",
    ]
  `);
});
