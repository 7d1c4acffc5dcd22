import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { aServing } from "../serving/observations.fixture.ts";
import { exitsWithZero } from "./exits-with-zero.ts";
import { aDeclaredProfile, aJob, aProfile } from "./observations.fixture.ts";
import { said } from "./said.fixture.ts";
import { staysWithinItsMemory } from "./stays-within-its-memory.ts";

type Facts = Parameters<typeof aJob>[0];
const judged = (facts: Facts, endpoint?: ReturnType<typeof aServing>) =>
  said(judgementOf(staysWithinItsMemory, { sample: aJob(facts), endpoint, look: undefined }, aDeclaredProfile()));

test.each<[string, Facts]>([
  ["a loader's own words", { exitCode: 1, log: ["DataLoader worker (pid 256) is killed by signal: Bus error."] }],
  ["a full /dev/shm", { exitCode: 1, log: ["dd: error writing '/dev/shm/batch': No space left on device"] }],
  ["the signal", { exitCode: 135, log: ["loading"] }],
])("too little shared memory is named with its flag: %s", (_, facts) => {
  expect(judged(facts)).toMatch(
    /^broken: the job needs more shared memory than it has \(.*\): give more with --shm-size$/,
  );
  expect(said(judgementOf(exitsWithZero, { sample: aJob(facts) }, aProfile()))).toMatch(
    /^not testable behind SEC-RES-03: /,
  );
});

test("a job or a server that the memory limit killed is named with its flag", () => {
  expect(judged({ exitCode: 137, exit: { outOfMemory: true } })).toBe(
    "broken: the job was killed at its memory limit: give more with --memory",
  );
  const killed = aServing({ notReady: true, exit: { code: 137, atMs: 900, outOfMemory: true } });
  expect(judged({}, killed)).toBe("broken: the server was killed at its memory limit: give more with --memory");
});

test("a server that dies of a bus error is named, one that was stopped is not", () => {
  const died = aServing({ notReady: true, died: 135, log: ["starting 4 workers"] });
  expect(judged({}, died)).toMatch(/^broken: the server needs more shared memory/);
  expect(judged({}, aServing())).toBe("pass");
});

test("another failure is another's matter, and nothing that ran is nothing seen", () => {
  expect(judged({ exitCode: 1, log: ["ValueError: no rows"] })).toMatch(/^not testable behind TRAIN-EXIT-01/);
  const nothing = { sample: undefined, endpoint: undefined, look: undefined };
  expect(said(judgementOf(staysWithinItsMemory, nothing, aDeclaredProfile()))).toMatch(/^not testable/);
});
