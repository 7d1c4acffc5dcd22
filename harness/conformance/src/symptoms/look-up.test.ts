import { expect, test } from "vitest";
import { catalogue } from "../requirements/catalogue.ts";
import { lookUp } from "./look-up.ts";
import { symptoms } from "./symptoms.ts";

/** What a text leads to, in a line: the requirement's ID, or the symptom's title and those of the others. */
function found(text: string): string {
  try {
    const result = lookUp(catalogue, symptoms, text);
    if (result.kind === "requirement") return result.requirement.id;
    return [result.symptom, ...result.others].map(({ title }) => title).join(" | ");
  } catch (error) {
    return error instanceof Error ? `! ${error.message}` : "!";
  }
}

test("what people paste, as a whole", () => {
  const pasted = [
    "UnexpectedStatusException: Error hosting endpoint e-1: Failed. Reason: The primary container for production variant AllTraffic did not pass the ping health check. Please check CloudWatch logs for this endpoint.",
    "standard_init_linux.go:228: exec user process caused: exec format error",
    'docker: Error response from daemon: OCI runtime create failed: container_linux.go:380: starting container process caused: exec: "train": executable file not found in $PATH: unknown.',
    "/usr/bin/env: ‘python3\\r’: No such file or directory",
    "AlgorithmError: , exit code: 1",
    "UnexpectedStatusException: Error for Training job t-1: Failed. Reason: AlgorithmError: , exit code: 139",
    '2026/11/25 13:40:02 [error] 12#12: *41 upstream timed out (110: Connection timed out) while reading response header from upstream, client: 169.254.178.2, request: "POST /invocations HTTP/1.1"',
    'ModelError: An error occurred (ModelError) when calling the InvokeEndpoint operation: Received client error (415) from primary with message "Unsupported content type: text/csv; charset=utf-8"',
    "OSError: [Errno 30] Read-only file system: '/opt/ml/model/cache'",
    "KeyError: 'SM_CHANNEL_TRAINING'",
    "Platform Error: SageMaker pipe channel timed out.",
  ];
  expect(pasted.map(found)).toMatchInlineSnapshot(`
    [
      "The ping health check",
      "exec format error",
      "train is not found",
      "Windows line ends in the entry script",
      "AlgorithmError with an exit code and no reason",
      "Exit codes 132 and 139 | AlgorithmError with an exit code and no reason",
      "Upstream timed out",
      "415 Unsupported Media Type | ModelError 424",
      "Read-only model folder",
      "A variable SM is missing",
      "The pipe channel timed out",
    ]
  `);
});

test("an ID in any case, and an ID within a line", () => {
  expect(found("host-bind-02")).toBe("HOST-BIND-02");
  expect(found("✗ HOST-BIND-02  MUST  The server listens on all interfaces.")).toBe("HOST-BIND-02");
});

test("misspelt, shortened or in another order it is still found", () => {
  expect(found("the ping healthcheck was not passed")).toBe("The ping health check");
  expect(found("exec formt eror")).toMatchInlineSnapshot(`"exec format error"`);
  expect(found("executable train not found in path")).toBe("train is not found");
});

test("what is not known is one line with the nearest, never a guess", () => {
  const unknown = [
    "HOST-BIND-2",
    "CapacityError: Unable to provision requested ML compute capacity",
    "it does not work",
    "Data download failed: AccessDenied s3",
    `${"noise ".repeat(40)}\u001b[31mred`,
  ];
  expect(unknown.map(found)).toMatchInlineSnapshot(`
    [
      "! There is no requirement HOST-BIND-2. Did you mean HOST-BIND-02? \`byoa list\` shows them all.",
      "! No symptom that is known stands in "CapacityError: Unable to provision requested ML compute capacity". docs/symptoms.md has them all.",
      "! No symptom that is known stands in "it does not work". docs/symptoms.md has them all.",
      "! No symptom that is known stands in "Data download failed: AccessDenied s3". docs/symptoms.md has them all.",
      "! No symptom that is known stands in "noise noise noise noise noise noise noise noise noise noise noise noise noise n…". docs/symptoms.md has them all.",
    ]
  `);
});
