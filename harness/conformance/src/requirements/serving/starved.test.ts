import type { Exchange } from "@byoa/platform";
import type { RowsTry } from "../../experiments/serving/many-rows.ts";
import { judgementOf } from "../judgement-of.fixture.ts";
import { on, type StarvedCase, testOnBusyMachines } from "../starved.fixture.ts";
import { acceptsConnectionsSoon } from "./accepts-connections-soon.ts";
import { answersGrowWithRows } from "./answers-grow-with-rows.ts";
import { answersInTime } from "./answers-in-time.ts";
import { endsWithinGrace } from "./ends-within-grace.ts";
import { servingRequirements } from "./index.ts";
import { aLoad, anExchange, aProfile, aServing } from "./observations.fixture.ts";
import { openRequestsAreFinished } from "./open-requests-are-finished.ts";
import { parallelRequests } from "./parallel-requests.ts";
import { pingAnswersSoon } from "./ping-answers-soon.ts";
import { pingUnderLoad } from "./ping-under-load.ts";
import { readyInTimeAndSteady } from "./ready-in-time-and-steady.ts";
import { sigtermArrives } from "./sigterm-arrives.ts";

const profile = aProfile();
const latePings = (name: string): Exchange[] =>
  [10_000, 13_000, 16_000].map((sentAtMs) => anExchange(name, { sentAtMs, totalMs: 2_000, error: "timeout" }));
const killed = {
  because: "stop-requested" as const,
  signalledAtMs: 5_000,
  endedAtMs: 35_000,
  killed: true,
  graceMs: 30_000,
};
const connected = (exchange: Exchange): Exchange => ({ ...exchange, connectMs: 1 });

const rows = (more: Partial<RowsTry> = {}): RowsTry[] => [
  { times: 1, rows: 1, sentAtMs: 1_000, totalMs: 3, status: 200 },
  { times: 10, rows: 10, sentAtMs: 1_010, totalMs: 3, status: 200 },
  { times: 100, rows: 100, sentAtMs: 1_020, totalMs: 4, status: 200, ...(more.processorMs ? { processorMs: 4 } : {}) },
  { times: 1_000, rows: 1_000, sentAtMs: 1_030, totalMs: 900, status: 200, ...more },
];

const CASES: readonly StarvedCase[] = [
  [
    "INV-GROW-21, a late answer",
    "broken",
    (machine) => judgementOf(answersGrowWithRows, { loaded: { ...aLoad(on(machine)), rows: rows() } }, profile),
  ],
  [
    "HOST-PING-05, late pings",
    "broken",
    (machine) =>
      judgementOf(pingAnswersSoon, { served: aServing({ exchanges: latePings("ping"), ...on(machine) }) }, profile),
  ],
  [
    "HOST-PING-06, never ready",
    "broken",
    (machine) =>
      judgementOf(
        readyInTimeAndSteady,
        {
          served: aServing({
            notReady: true,
            readiness: { answers: [{ error: "timeout", firstAtMs: 1, lastAtMs: 480_000, count: 200 }] },
            ...on(machine),
          }),
        },
        profile,
      ),
  ],
  [
    "HOST-PING-08, late pings",
    "broken",
    (machine) =>
      judgementOf(
        pingUnderLoad,
        { loaded: aLoad({ exchanges: latePings("ping in round 2").map(connected), ...on(machine) }) },
        profile,
      ),
  ],
  [
    "HOST-CONN-09, late connections",
    "broken",
    (machine) =>
      judgementOf(
        acceptsConnectionsSoon,
        { loaded: aLoad({ loadedConnectMs: [900, 1_100, 2], ...on(machine) }) },
        profile,
      ),
  ],
  [
    "INV-TIME-02, late answers",
    "broken",
    (machine) =>
      judgementOf(
        answersInTime,
        {
          served: aServing({
            exchanges: [anExchange("sample: iris", { totalMs: 60_000, error: "timeout" })],
            ...on(machine),
          }),
        },
        profile,
      ),
  ],
  [
    "INV-CONC-09, no answer in time",
    "broken",
    (machine) =>
      judgementOf(
        parallelRequests,
        {
          served: aServing({
            exchanges: [anExchange("together 0", { totalMs: 60_000, error: "timeout" })],
            ...on(machine),
          }),
        },
        profile,
      ),
  ],
  [
    "STOP-01, killed",
    "broken",
    (machine) =>
      judgementOf(sigtermArrives, { look: undefined, served: aServing({ stop: killed, ...on(machine) }) }, profile),
  ],
  [
    "STOP-02, killed",
    "broken",
    (machine) =>
      judgementOf(
        endsWithinGrace,
        { served: aServing({ stop: killed, closedAfterSigterm: true, ...on(machine) }) },
        profile,
      ),
  ],
  [
    "STOP-03, dropped late",
    "broken",
    (machine) =>
      judgementOf(
        openRequestsAreFinished,
        {
          served: aServing({
            exchanges: [anExchange("in flight", { sentAtMs: 4_900, totalMs: 3_000, error: "reset" })],
            ...on(machine),
          }),
        },
        profile,
      ),
  ],
  [
    "STOP-03, answered",
    "pass",
    (machine) => judgementOf(openRequestsAreFinished, { served: aServing({ ...on(machine) }) }, profile),
  ],
];

/** Seen, not timed: true on any machine. */
const SEEN: readonly StarvedCase[] = [
  [
    "INV-GROW-21, by the container's processor time",
    "broken",
    (machine) =>
      judgementOf(
        answersGrowWithRows,
        { loaded: { ...aLoad(on(machine)), rows: rows({ processorMs: 850 }) } },
        profile,
      ),
  ],
  [
    "STOP-03, dropped at once",
    "broken",
    (machine) => {
      const exchanges = [anExchange("in flight", { sentAtMs: 4_900, totalMs: 180, error: "reset" })];
      return judgementOf(openRequestsAreFinished, { served: aServing({ exchanges, ...on(machine) }) }, profile);
    },
  ],
  [
    "STOP-03, answered after the signal's delivery",
    "pass",
    (machine) => {
      const stop = { ...killed, killed: false, endedAtMs: 5_200, deliveredAtMs: 5_020 };
      return judgementOf(openRequestsAreFinished, { served: aServing({ stop, ...on(machine) }) }, profile);
    },
  ],
];

testOnBusyMachines({ timed: CASES, seen: SEEN }, servingRequirements);
