import { expect, test } from "vitest";
import { CANARY } from "../../experiments/training/train-on-sample.ts";
import { judgementOf } from "../judgement-of.fixture.ts";
import { noSecretsInLog } from "./no-secrets-in-log.ts";
import { aJob, aProfile } from "./observations.fixture.ts";
import { said } from "./said.fixture.ts";

const environment = { [CANARY.name]: CANARY.value };
const judge = (job: Parameters<typeof aJob>[0]) =>
  judgementOf(noSecretsInLog, { sample: aJob({ environment, ...job }) }, aProfile());

test("a log without it holds; names of variables are no secret", () => {
  expect(said(judge({ log: [`${CANARY.name} is set`] }))).toBe("pass");
});

test("the whole environment in the log is broken, and the evidence does not repeat the secret", () => {
  const judgement = judge({
    log: ["start", JSON.stringify({ PATH: "/bin".repeat(200), ...environment, HOME: "/root" })],
  });
  expect(said(judgement)).toMatchInlineSnapshot(`"broken: a secret from the job's environment stands in the log"`);
  expect(JSON.stringify(judgement)).not.toContain(CANARY.value);
});

test("the failure file counts too", () => {
  expect(said(judge({ exitCode: 1, failureText: `env: ${CANARY.value}` }))).toMatchInlineSnapshot(
    `"broken: a secret from the job's environment stands in the failure file"`,
  );
});

test("of a log that was cut, the whole was looked at while it came", () => {
  const logLoss = { droppedBytes: 9_000_000, droppedLines: 9_000, cutLines: 0, limitBytes: 4_000_000 };
  expect(said(judge({ log: ["start"], logLoss: { ...logLoss, repeatedVariables: [] } }))).toBe("pass");
  const repeated = { ...logLoss, repeatedVariables: [CANARY.name] };
  expect(said(judge({ log: ["start"], logLoss: repeated }))).toContain(
    "broken: a secret from the job's environment stands in the log",
  );
  expect(said(judge({ log: [CANARY.value], logLoss: repeated }))).toContain("broken");
  expect(said(judge({ log: ["start"], logLoss }))).toContain("not testable");
});
