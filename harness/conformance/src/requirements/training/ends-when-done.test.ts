import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { endsWhenDone } from "./ends-when-done.ts";
import { aDeclaredProfile, aFile, aJob, aProfile } from "./observations.fixture.ts";
import { said } from "./said.fixture.ts";

const stop = {
  because: "experiment-limit",
  signalledAtMs: 60_000,
  endedAtMs: 60_100,
  killed: false,
  graceMs: 30_000,
} as const;
const model = [aFile("model.json", 1200)];

test("a job that ends by itself holds, whatever its code", () => {
  expect(said(judgementOf(endsWhenDone, { sample: aJob() }, aDeclaredProfile()))).toBe("pass");
  expect(
    said(judgementOf(endsWhenDone, { sample: aJob({ exitCode: 1, log: ["no such file"] }) }, aDeclaredProfile())),
  ).toBe("pass");
});

test("a job that was done and stayed is broken", () => {
  const sample = { ...aJob({ exitCode: 143, stop, model }), lingered: { restMs: 20_300 } };
  expect(said(judgementOf(endsWhenDone, { sample }, aDeclaredProfile()))).toMatchInlineSnapshot(
    `"broken: still alive 20 s after its work was done: the model final, the log silent, the processor idle"`,
  );
});

test("a job that was still at work when our limit was over has the right to take long", () => {
  expect(
    said(judgementOf(endsWhenDone, { sample: aJob({ exitCode: 143, stop }) }, aDeclaredProfile())),
  ).toMatchInlineSnapshot(
    `"not testable behind undefined: still at work after 60 s, our limit: a longer one is --timeout, a shorter job comes from smoke values"`,
  );
});

test("a declared limit is a promise", () => {
  const profile = aDeclaredProfile({ limits: { startMs: 480_000, trainingMs: 60_000, invocationMs: 60_000 } });
  expect(said(judgementOf(endsWhenDone, { sample: aJob({ exitCode: 143, stop }) }, profile))).toMatchInlineSnapshot(
    `"broken: it did not end within 60 s, its declared limit"`,
  );
});

test("a server that does not heed its argument is told of by the image's requirement", () => {
  const sample = {
    ...aJob({ exitCode: 143, stop, model: [], log: ["listening"] }),
    lingered: { restMs: 40_000, listensAt: [8080] },
  };
  expect(said(judgementOf(endsWhenDone, { sample }, aProfile()))).toMatchInlineSnapshot(
    `"not testable behind IMG-TRAIN-03: given train, it listens at port 8080 and trains nothing"`,
  );
  expect(said(judgementOf(endsWhenDone, { sample }, aDeclaredProfile()))).toMatchInlineSnapshot(
    `"broken: still alive after 40 s: it listens at port 8080, and nothing is saved"`,
  );
});

test("rest alone, without a model and without a port, shows neither a server nor a job that does not end", () => {
  const sample = { ...aJob({ exitCode: 143, stop, model: [], log: ["importing"] }), lingered: { restMs: 40_000 } };
  expect(said(judgementOf(endsWhenDone, { sample }, aProfile()))).toMatchInlineSnapshot(
    `"not testable behind undefined: nothing was saved in 40 s, and a job may be quiet for longer: give --timeout"`,
  );
});
