import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { anExchange, aProfile, aServing, inWords } from "./observations.fixture.ts";
import { pingAnswersSoon } from "./ping-answers-soon.ts";

type Observed = Parameters<typeof pingAnswersSoon.judge>[0];
const judged = (observed: Observed) => inWords(judgementOf(pingAnswersSoon, observed, aProfile()));

test("quick pings hold", () => {
  expect(judged({ served: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("pings that always take longer are told", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        readiness: {
          answers: [
            { error: "timeout", firstAtMs: 2_000, lastAtMs: 8_000, count: 4 },
            { status: 200, tooLateMs: 3_004, firstAtMs: 11_000, lastAtMs: 17_000, count: 3 },
          ],
          gaveUp: { because: "slow-answer", atMs: 17_000, steadyForMs: 6_000 },
        },
      }),
    }),
  ).toMatchInlineSnapshot(`"broken: every /ping takes 3.0 s; the platform waits 2 s"`);
});

test("two late pings to an idle server are told", () => {
  expect(
    judged({
      served: aServing({
        exchanges: [
          anExchange("ping", { sentAtMs: 6_000, totalMs: 2_400 }),
          anExchange("ping", { sentAtMs: 9_000, error: "timeout", totalMs: 2_000 }),
        ],
      }),
    }),
  ).toMatchInlineSnapshot(`"broken: 2 of 2 pings to the idle server took longer than 2 s"`);
});

test("one late ping is no rule", () => {
  expect(
    judged({
      served: aServing({
        exchanges: [anExchange("ping", { sentAtMs: 6_000, totalMs: 2_400 }), anExchange("ping", { sentAtMs: 9_000 })],
      }),
    }),
  ).toMatchInlineSnapshot(`"pass: the slowest ping took 2.4 s; the limit is 2 s"`);
});

test("our own lag is not the server's", () => {
  expect(
    judged({
      served: aServing({
        harnessLagMs: 900,
        exchanges: [
          anExchange("ping", { sentAtMs: 6_000, totalMs: 2_400 }),
          anExchange("ping", { sentAtMs: 9_000, totalMs: 2_500 }),
        ],
      }),
    }),
  ).toMatchInlineSnapshot(`"pass: the slowest ping took 2.5 s; the limit is 2 s"`);
});

test("a ping that waits behind a request is another requirement's", () => {
  expect(
    judged({
      served: aServing({
        exchanges: [
          anExchange("repeated", { sentAtMs: 6_000, totalMs: 9_000 }),
          anExchange("ping", { sentAtMs: 6_100, totalMs: 2_400 }),
          anExchange("ping", { sentAtMs: 9_000, totalMs: 2_500 }),
        ],
      }),
    }),
  ).toMatchInlineSnapshot(`"pass"`);
});

test("a second is worth a note", () => {
  expect(
    judged({ served: aServing({ exchanges: [anExchange("ping", { sentAtMs: 6_000, totalMs: 1_400 })] }) }),
  ).toMatchInlineSnapshot(`"pass: the slowest ping took 1.4 s; the limit is 2 s"`);
});

test("a server that never became ready is another requirement's", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        readiness: { answers: [{ status: 503, firstAtMs: 300, lastAtMs: 480_000, count: 40 }] },
      }),
    }),
  ).toMatchInlineSnapshot(`"not testable behind HOST-PING-06: it never became ready"`);
});
