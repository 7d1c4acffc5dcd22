import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { aProfile, aServing, inWords } from "./observations.fixture.ts";
import { pingAnswersOk } from "./ping-answers-ok.ts";

type Observed = Parameters<typeof pingAnswersOk.judge>[0];
const judged = (observed: Observed) => inWords(judgementOf(pingAnswersOk, observed, aProfile()));

test("a server that became ready holds", () => {
  expect(judged({ served: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("a missing route is told", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        readiness: {
          answers: [
            { error: "refused", firstAtMs: 20, lastAtMs: 200, count: 90 },
            { status: 404, firstAtMs: 300, lastAtMs: 6_000, count: 40 },
          ],
          gaveUp: { because: "wrong-answer", atMs: 6_000, steadyForMs: 5_200 },
        },
      }),
    }),
  ).toMatchInlineSnapshot(
    `"broken: /ping answers 404: there is no such route (unchanged for 5.2 s; --thorough waits 480 s)"`,
  );
});

test("a redirect is told with its target", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        readiness: {
          answers: [{ status: 307, location: "/ping/", firstAtMs: 300, lastAtMs: 6_000, count: 40 }],
          gaveUp: { because: "wrong-answer", atMs: 6_000, steadyForMs: 5_200 },
        },
      }),
    }),
  ).toMatchInlineSnapshot(
    `"broken: /ping answers 307 to /ping/, a redirect (unchanged for 5.2 s; --thorough waits 480 s)"`,
  );
});

test("a refused method is told", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        readiness: {
          answers: [{ status: 405, firstAtMs: 300, lastAtMs: 6_000, count: 40 }],
          gaveUp: { because: "wrong-answer", atMs: 6_000, steadyForMs: 5_200 },
        },
      }),
    }),
  ).toMatchInlineSnapshot(
    `"broken: /ping answers 405: the route does not take GET (unchanged for 5.2 s; --thorough waits 480 s)"`,
  );
});

test("a refused Host is told", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        readiness: {
          answers: [{ status: 400, firstAtMs: 300, lastAtMs: 6_000, count: 40 }],
          gaveUp: { because: "wrong-answer", atMs: 6_000, steadyForMs: 5_200 },
        },
      }),
    }),
  ).toMatchInlineSnapshot(
    `"broken: /ping answers 400: it refuses a GET without a body, sent for the Host model.aws.local:8080 (unchanged for 5.2 s; --thorough waits 480 s)"`,
  );
});

test("204 is not 200", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        readiness: {
          answers: [{ status: 204, firstAtMs: 300, lastAtMs: 6_000, count: 40 }],
          gaveUp: { because: "wrong-answer", atMs: 6_000, steadyForMs: 5_200 },
        },
      }),
    }),
  ).toMatchInlineSnapshot(`"broken: /ping answers 204 (unchanged for 5.2 s; --thorough waits 480 s)"`);
});

test("503 until the end is a later requirement's", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        readiness: {
          answers: [
            { status: 404, firstAtMs: 100, lastAtMs: 200, count: 4 },
            { status: 503, firstAtMs: 300, lastAtMs: 480_000, count: 4_000 },
          ],
        },
      }),
    }),
  ).toMatchInlineSnapshot(`"pass"`);
});

test("silence is a later requirement's", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        readiness: { answers: [{ error: "timeout", firstAtMs: 300, lastAtMs: 480_000, count: 240 }] },
      }),
    }),
  ).toMatchInlineSnapshot(
    `"not testable behind HOST-PING-06: no fault was found, and a pass must have seen an HTTP response of /ping"`,
  );
});
