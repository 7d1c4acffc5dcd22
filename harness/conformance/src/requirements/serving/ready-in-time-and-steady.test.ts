import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { anExchange, aProfile, aServing, inWords } from "./observations.fixture.ts";
import { readyInTimeAndSteady } from "./ready-in-time-and-steady.ts";

type Observed = Parameters<typeof readyInTimeAndSteady.judge>[0];
const judged = (observed: Observed) => inWords(judgementOf(readyInTimeAndSteady, observed, aProfile()));

test("ready and steady holds", () => {
  expect(judged({ served: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("still loading at the limit is told", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        readiness: { answers: [{ status: 503, firstAtMs: 300, lastAtMs: 479_990, count: 4_000 }] },
      }),
    }),
  ).toMatchInlineSnapshot(`"broken: /ping still answers 503 after 480 s"`);
});

test("connections without an answer are told", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        readiness: { answers: [{ error: "timeout", firstAtMs: 2_300, lastAtMs: 479_990, count: 240 }] },
      }),
    }),
  ).toMatchInlineSnapshot(`"broken: the server takes connections, and has not answered /ping after 480 s"`);
});

test("answers that come too late are another requirement's", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        readiness: {
          answers: [{ status: 200, tooLateMs: 3_004, firstAtMs: 11_000, lastAtMs: 17_000, count: 3 }],
          gaveUp: { because: "slow-answer", atMs: 17_000, steadyForMs: 6_000 },
        },
      }),
    }),
  ).toMatchInlineSnapshot(`"not testable behind HOST-PING-05: /ping answers 200, but too late"`);
});

test("a later 503 is told", () => {
  expect(
    judged({
      served: aServing({
        exchanges: [anExchange("ping"), anExchange("ping"), anExchange("ping"), anExchange("ping", { status: 503 })],
      }),
    }),
  ).toMatchInlineSnapshot(`"broken: after its first 200, 1 of 4 pings got something else: 503"`);
});

test("a ping that timed out is another requirement's", () => {
  expect(
    judged({ served: aServing({ exchanges: [anExchange("ping"), anExchange("ping", { error: "timeout" })] }) }),
  ).toMatchInlineSnapshot(`"pass"`);
});

test("a container that ends by itself is told", () => {
  expect(judged({ served: aServing({ died: 3 }) })).toMatchInlineSnapshot(
    `"broken: the container ended by itself 0.3 s after its first 200, with exit code 3"`,
  );
});

test("slower than local mode is a note", () => {
  expect(judged({ served: aServing({ readiness: { readyAtMs: 130_000 } }) })).toMatchInlineSnapshot(
    `"pass: ready after 130 s: within the limit here, but local mode of the Python SDK gives up at 120 s"`,
  );
});

test("a ping that fails each time with the same error is told by that error, and by how long it was watched", () => {
  const served = aServing({
    notReady: true,
    log: ["Traceback (most recent call last):", "KeyError: 'model'", '"GET /ping HTTP/1.1" 500 -'],
    readiness: {
      answers: [{ status: 500, firstAtMs: 300, lastAtMs: 16_000, count: 90 }],
      gaveUp: { because: "same-failure", atMs: 16_000, steadyForMs: 15_000 },
    },
  });
  expect(judged({ served })).toMatchInlineSnapshot(
    `"broken: /ping answers 500 each time, with the same error: KeyError: 'model' (unchanged for 15 s; --thorough waits 480 s)"`,
  );
});
