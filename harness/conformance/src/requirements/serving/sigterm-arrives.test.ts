import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { aProfile, aServing, inWords } from "./observations.fixture.ts";
import { sigtermArrives } from "./sigterm-arrives.ts";

type Observed = Parameters<typeof sigtermArrives.judge>[0];
const judged = (observed: Observed) => inWords(judgementOf(sigtermArrives, observed, aProfile()));

test("a server that ends holds", () => {
  expect(judged({ look: undefined, served: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("a server that had to be killed is told", () => {
  expect(
    judged({
      look: undefined,
      served: aServing({
        stop: { because: "stop-requested", signalledAtMs: 5_000, endedAtMs: 35_000, killed: true, graceMs: 30_000 },
      }),
    }),
  ).toMatchInlineSnapshot(`"broken: the server kept running after SIGTERM and was killed after 30 s"`);
});

test("a closed port shows that the signal was heard", () => {
  expect(
    judged({
      look: undefined,
      served: aServing({
        stop: { because: "stop-requested", signalledAtMs: 5_000, endedAtMs: 35_000, killed: true, graceMs: 30_000 },
        closedAfterSigterm: true,
      }),
    }),
  ).toMatchInlineSnapshot(`"pass"`);
});

test("one that ended before cannot be stopped", () => {
  expect(judged({ look: undefined, served: aServing({ died: 1 }) })).toMatchInlineSnapshot(
    `"not testable behind HOST-PING-06: it ended before it could be stopped"`,
  );
});
