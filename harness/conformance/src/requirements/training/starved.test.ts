import type { StopAttempt } from "../../experiments/training/train-stopped.ts";
import { judgementOf } from "../judgement-of.fixture.ts";
import { on, type StarvedCase, testOnBusyMachines } from "../starved.fixture.ts";
import { endsAfterSigterm } from "./ends-after-sigterm.ts";
import { endsWhenDone } from "./ends-when-done.ts";
import { trainingRequirements } from "./index.ts";
import { logLinesComeAtOnce } from "./log-lines-come-at-once.ts";
import { aDeclaredProfile, aJob } from "./observations.fixture.ts";
import { savesAfterSigterm } from "./saves-after-sigterm.ts";

const training = aDeclaredProfile();
const killed = {
  because: "stop-requested" as const,
  signalledAtMs: 5_000,
  endedAtMs: 35_000,
  killed: true,
  graceMs: 30_000,
};
const stopped = (attempt: StopAttempt) => ({ kind: "stopped" as const, attempts: [attempt] });
const attempt = (facts: Parameters<typeof aJob>[0]): StopAttempt => ({
  lengthening: { kind: "as-it-is" },
  job: aJob({ exit: { atMs: 3_000 }, ...facts }),
});
const heard = {
  because: "stop-requested" as const,
  signalledAtMs: 900,
  endedAtMs: 950,
  killed: false,
  graceMs: 30_000,
};
const burst = [1, 2, 3, 4].map((line) => ({ stream: "stdout" as const, atMs: 2_950 + line, text: `line ${line}` }));

const CASES: readonly StarvedCase[] = [
  [
    "TRAIN-EXIT-03, at rest",
    "broken",
    (machine) =>
      judgementOf(
        endsWhenDone,
        {
          sample: {
            ...aJob({
              stop: {
                because: "experiment-limit",
                signalledAtMs: 42_000,
                endedAtMs: 42_100,
                killed: false,
                graceMs: 30_000,
              },
              ...on(machine),
            }),
            lingered: { restMs: 40_000 },
          },
        },
        training,
      ),
  ],
  [
    "TRAIN-SIG-01, killed",
    "broken",
    (machine) =>
      judgementOf(
        endsAfterSigterm,
        {
          look: undefined,
          sample: aJob(),
          stopped: stopped(attempt({ stop: killed, exitCode: 137, exit: { atMs: 35_000 }, ...on(machine) })),
        },
        training,
      ),
  ],
  [
    "TRAIN-SIG-02, nothing saved by a job that had shown nothing",
    "broken",
    (machine) =>
      judgementOf(
        savesAfterSigterm,
        {
          sample: aJob(),
          stopped: stopped(attempt({ stop: heard, exitCode: 143, log: [], model: [], ...on(machine) })),
        },
        training,
      ),
  ],
  [
    "LOG-02, a burst at the end",
    "broken",
    (machine) =>
      judgementOf(
        logLinesComeAtOnce,
        {
          sample: aJob(),
          stopped: stopped(
            attempt({
              log: burst,
              stop: { ...heard, signalledAtMs: 2_900, endedAtMs: 3_000 },
              exitCode: 143,
              ...on(machine),
            }),
          ),
        },
        training,
      ),
  ],
];

/** Seen, not timed: true on any machine. */
const SEEN: readonly StarvedCase[] = [
  [
    "TRAIN-SIG-01, too fast",
    "not-applicable",
    (machine) =>
      judgementOf(
        endsAfterSigterm,
        { look: undefined, sample: aJob(), stopped: stopped(attempt({ ...on(machine) })) },
        training,
      ),
  ],
  [
    "TRAIN-SIG-02, nothing saved by a job that had said a line",
    "broken",
    (machine) =>
      judgementOf(
        savesAfterSigterm,
        {
          sample: aJob(),
          stopped: stopped(attempt({ stop: heard, exitCode: 143, log: ["epoch 1"], model: [], ...on(machine) })),
        },
        training,
      ),
  ],
  [
    "TRAIN-SIG-01, ended with 0 after the signal",
    "pass",
    (machine) =>
      judgementOf(
        endsAfterSigterm,
        {
          look: undefined,
          sample: aJob(),
          stopped: stopped(attempt({ stop: heard, log: ["training started"], ...on(machine) })),
        },
        training,
      ),
  ],
  [
    "TRAIN-SIG-01, ended by the signal",
    "pass",
    (machine) =>
      judgementOf(
        endsAfterSigterm,
        { look: undefined, sample: aJob(), stopped: stopped(attempt({ stop: heard, exitCode: 143, ...on(machine) })) },
        training,
      ),
  ],
];

testOnBusyMachines({ timed: CASES, seen: SEEN }, trainingRequirements);
