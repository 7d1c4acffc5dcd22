import { expect, test } from "vitest";
import type { PipesObservation } from "../../experiments/training/train-through-pipes.ts";
import { judgementOf } from "../judgement-of.fixture.ts";
import { channelsDoNotBlockEachOther } from "./channels-do-not-block-each-other.ts";
import { choosesReaderByMode } from "./chooses-reader-by-mode.ts";
import { aDeclaredProfile, aJob, aPipe } from "./observations.fixture.ts";
import { opensEachPipeOnce } from "./opens-each-pipe-once.ts";
import { readsEpochsInOrder } from "./reads-epochs-in-order.ts";
import { said } from "./said.fixture.ts";
import { waitsForTheNextPipe } from "./waits-for-the-next-pipe.ts";

type Facts = Parameters<typeof aJob>[0];
const UNOPENED = { ending: "unopened" as const, openedAtMs: undefined as never, bytesTaken: 0 };
const LATE = aPipe("testing", 0, { createdAtMs: 1000, openedAtMs: 1010 });
const TWO_EPOCHS = [aPipe("training", 0), aPipe("training", 1), LATE];
const hung = (signalledAtMs = 20_000) =>
  ({ because: "experiment-limit", signalledAtMs, endedAtMs: signalledAtMs, killed: false, graceMs: 1 }) as const;

function unopened(channel: string, epoch: number) {
  const { openedAtMs: _, closedAtMs: __, ...pipe } = aPipe(channel, epoch, { ...UNOPENED, openedAtMs: 0 });
  return pipe;
}

function judged(facts: Facts, more: Partial<PipesObservation> = {}) {
  const pipes: PipesObservation = {
    kind: "pipes",
    claim: "declared",
    job: aJob(facts),
    lateChannel: "testing",
    ...more,
  };
  const observed = { sample: aJob(), pipes };
  const all = [
    choosesReaderByMode,
    readsEpochsInOrder,
    waitsForTheNextPipe,
    opensEachPipeOnce,
    channelsDoNotBlockEachOther,
  ];
  const verdicts = all.map((requirement) => [
    requirement.id,
    said(judgementOf(requirement, observed, aDeclaredProfile())),
  ]);
  return Object.fromEntries(verdicts.filter(([, verdict]) => verdict !== "pass"));
}

test("two epochs in order, a late channel and exit code 0 hold; so does an epoch that is left early or never read", () => {
  expect(judged({ pipes: [...TWO_EPOCHS, unopened("training", 2)] })).toEqual({});
  expect(
    judged({ pipes: [aPipe("training", 0, { ending: "closed-early", bytesTaken: 10 }), aPipe("training", 1), LATE] }),
  ).toEqual({});
});

test("one epoch is judged by the channel that came late", () => {
  expect(judged({ pipes: [aPipe("training", 0), LATE] })).toMatchInlineSnapshot(`
    {
      "CHAN-PIPE-07": "pass (it reads one epoch: what it waited for was testing_0, which came late)",
    }
  `);
});

test("one epoch of one channel has nothing to wait for", () => {
  const { lateChannel: _, ...alone } = { lateChannel: undefined };
  const pipes: PipesObservation = {
    kind: "pipes",
    claim: "declared",
    job: aJob({ pipes: [aPipe("training", 0)] }),
    ...alone,
  };
  expect(said(judgementOf(waitsForTheNextPipe, { pipes }, aDeclaredProfile()))).toMatchInlineSnapshot(
    `"not applicable: it reads one epoch: there was no next pipe to wait for"`,
  );
  expect(said(judgementOf(channelsDoNotBlockEachOther, { pipes }, aDeclaredProfile()))).toMatchInlineSnapshot(
    `"not applicable: there is only one channel"`,
  );
});

test("an epoch that is opened again after its end is broken", () => {
  const again = aPipe("training", 0, { openedAgain: true, openedAgainAtMs: 90 });
  expect(judged({ pipes: [again, unopened("training", 1), LATE] })).toMatchInlineSnapshot(`
    {
      "CHAN-PIPE-06": "broken: training_0 was read to its end and then opened again",
      "CHAN-PIPE-07": "pass (it reads one epoch: what it waited for was testing_0, which came late)",
    }
  `);
});

test("a job that hangs before the next epoch is broken", () => {
  expect(
    judged({ exitCode: 143, stop: hung(), pipes: [aPipe("training", 0), unopened("training", 1), LATE] }),
  ).toMatchInlineSnapshot(`
    {
      "CHAN-PIPE-06": "broken: after training_0 was read, training_1 was never opened: it had not ended after 20 s",
      "CHAN-PIPE-07": "not testable behind CHAN-PIPE-06: the Pipe job failed",
      "CHAN-PIPE-08": "not testable behind CHAN-PIPE-06: the Pipe job failed",
      "CHAN-PIPE-09": "not testable behind CHAN-PIPE-06: the Pipe job failed",
    }
  `);
});

test("a job that still goes from epoch to epoch when our limit is over holds", () => {
  const epochs = Array.from({ length: 20 }, (_, epoch) => aPipe("training", epoch));
  expect(judged({ exitCode: 143, stop: hung(20_500), pipes: [...epochs, LATE] })).toEqual({});
});

test("a job that does not wait for the next pipe is broken there", () => {
  const facts = {
    exitCode: 1,
    failureText: "ENOENT: no such file: /opt/ml/input/data/training_1",
    pipes: [aPipe("training", 0)],
  };
  expect(judged(facts, { withoutLateChannel: aJob(facts) })).toMatchInlineSnapshot(`
    {
      "CHAN-PIPE-07": "broken: training_1 was not there yet, and the job did not wait for it: ENOENT: no such file: /opt/ml/input/data/training_1",
      "CHAN-PIPE-09": "not testable behind CHAN-PIPE-07: the Pipe job failed",
    }
  `);
});

test("a pipe that is opened twice is broken there", () => {
  const twice = aPipe("training", 0, {
    ending: "closed-early",
    bytesTaken: 16,
    openedAgain: true,
    openedAgainAtMs: 30,
  });
  const facts = { exitCode: 1, failureText: "channel training has no rows", pipes: [twice] };
  expect(judged(facts, { withoutLateChannel: aJob(facts) })).toMatchInlineSnapshot(`
    {
      "CHAN-PIPE-07": "not testable behind CHAN-PIPE-08: the Pipe job failed",
      "CHAN-PIPE-08": "broken: opened a second time: training_0",
      "CHAN-PIPE-09": "not testable behind CHAN-PIPE-08: the Pipe job failed",
    }
  `);
});

test("a job that gives up on a slow channel is broken there", () => {
  const facts = { exitCode: 1, log: ["no data on channel testing"], pipes: [aPipe("training", 0)] };
  expect(judged(facts, { withoutLateChannel: aJob({ pipes: TWO_EPOCHS }) })).toMatchInlineSnapshot(`
    {
      "CHAN-PIPE-09": "broken: when channel testing comes later than the others the job fails with exit code 1; its log ends with "no data on channel testing"",
    }
  `);
});

test("a declared Pipe mode in which no pipe is opened is broken", () => {
  expect(
    judged({ exitCode: 1, failureText: "ENOENT: scandir training", pipes: [unopened("training", 0)] }),
  ).toMatchInlineSnapshot(`
    {
      "CHAN-MODE-03": "broken: in Pipe mode the job opens no pipe and fails: ENOENT: scandir training",
      "CHAN-PIPE-06": "not testable behind CHAN-MODE-03: no pipe was opened",
      "CHAN-PIPE-07": "not testable behind CHAN-MODE-03: no pipe was opened",
      "CHAN-PIPE-08": "not testable behind CHAN-MODE-03: no pipe was opened",
      "CHAN-PIPE-09": "not testable behind CHAN-MODE-03: no pipe was opened",
    }
  `);
  expect(judged({ pipes: [unopened("training", 0)] })["CHAN-MODE-03"]).toMatchInlineSnapshot(
    `"broken: in Pipe mode the job ends with 0 and has opened no pipe: it trained on nothing"`,
  );
});

test("where nothing is declared a Pipe job that does not run is nobody's fault", () => {
  const { "CHAN-MODE-03": mode, ...rest } = judged(
    { exitCode: 143, stop: hung(), pipes: [unopened("training", 0)] },
    { claim: "unknown" },
  );
  expect(mode).toMatchInlineSnapshot(
    `"not applicable: which modes it has is not declared; a Pipe job was tried, and it hung"`,
  );
  expect(new Set(Object.values(rest)).size).toBe(1);
  expect(judged({ pipes: TWO_EPOCHS }, { claim: "unknown" })).toMatchInlineSnapshot(`
    {
      "CHAN-MODE-03": "pass (Pipe mode works: \`pipe\` may be declared among the capabilities)",
    }
  `);
});

test("an image without Pipe mode must say so", () => {
  const absent = { claim: "declared-absent" as const };
  const mode = (facts: Facts) => judged({ pipes: [unopened("training", 0)], ...facts }, absent)["CHAN-MODE-03"];
  expect(mode({ exitCode: 1, failureText: "Pipe mode is not supported" })).toBeUndefined();
  expect(mode({})).toMatchInlineSnapshot(`"broken: given Pipe mode, which it does not have, the job ends with 0"`);
  expect(mode({ exitCode: 143, stop: hung() })).toMatchInlineSnapshot(
    `"broken: given Pipe mode, which it does not have, the job hangs"`,
  );
});
