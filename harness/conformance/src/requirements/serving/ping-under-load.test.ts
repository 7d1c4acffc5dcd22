import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { aLoad, anExchange, aProfile, inWords } from "./observations.fixture.ts";
import { pingUnderLoad } from "./ping-under-load.ts";

type Observed = Parameters<typeof pingUnderLoad.judge>[0];
const judged = (observed: Observed) => inWords(judgementOf(pingUnderLoad, observed, aProfile()));

test("pings in time hold", () => {
  expect(judged({ loaded: aLoad() })).toMatchInlineSnapshot(`"pass"`);
});

test("pings that starve are told", () => {
  expect(
    judged({
      loaded: aLoad({
        exchanges: [
          anExchange("ping in round 1", { error: "timeout" }),
          anExchange("ping in round 1", { error: "timeout" }),
        ],
      }),
    }),
  ).toMatchInlineSnapshot(
    `"broken: while invocations ran, 2 of 2 pings were not answered with 200 within 2 s (no answer in time)"`,
  );
});

test("a single late ping is no rule", () => {
  expect(
    judged({
      loaded: aLoad({
        exchanges: [anExchange("ping in round 1"), anExchange("ping in round 1", { error: "timeout" })],
      }),
    }),
  ).toMatchInlineSnapshot(`"pass"`);
});

test("a container that dies of the load is told", () => {
  expect(
    judged({
      loaded: aLoad({
        died: 137,
        exchanges: [
          anExchange("ping in round 1", { error: "refused" }),
          anExchange("ping in round 1", { error: "refused" }),
        ],
      }),
    }),
  ).toMatchInlineSnapshot(
    `"broken: the container ended under load, with exit code 137, and no ping was answered any more"`,
  );
});

test("a slow ping within the limit is a note", () => {
  expect(
    judged({ loaded: aLoad({ exchanges: [anExchange("ping in round 1", { totalMs: 1_500 })] }) }),
  ).toMatchInlineSnapshot(`"pass: the slowest ping under load took 1.5 s; the limit is 2 s"`);
});

test("pings that got no connection are another requirement's", () => {
  const lost = anExchange("ping in round 1", { error: "timeout", connected: false });
  expect(judged({ loaded: aLoad({ exchanges: [lost, lost] }) })).toMatchInlineSnapshot(
    `"not testable behind HOST-CONN-09: pings got no connection"`,
  );
});
