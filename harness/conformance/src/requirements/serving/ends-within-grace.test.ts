import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { endsWithinGrace } from "./ends-within-grace.ts";
import { aProfile, aServing, inWords } from "./observations.fixture.ts";

type Observed = Parameters<typeof endsWithinGrace.judge>[0];
const judged = (observed: Observed) => inWords(judgementOf(endsWithinGrace, observed, aProfile()));

test("a server that ends holds", () => {
  expect(judged({ served: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("one that heard and did not end is told", () => {
  expect(
    judged({
      served: aServing({
        stop: { because: "stop-requested", signalledAtMs: 5_000, endedAtMs: 35_000, killed: true, graceMs: 30_000 },
        closedAfterSigterm: true,
      }),
    }),
  ).toMatchInlineSnapshot(`"broken: the server closed its port after SIGTERM, and had not ended after 30 s"`);
});

test("one that does not hear is another requirement's", () => {
  expect(
    judged({
      served: aServing({
        stop: { because: "stop-requested", signalledAtMs: 5_000, endedAtMs: 35_000, killed: true, graceMs: 30_000 },
      }),
    }),
  ).toMatchInlineSnapshot(`"not testable behind STOP-01: SIGTERM does not reach the server"`);
});

test("a kill from inside is told", () => {
  expect(judged({ served: aServing({ exit: { code: 137, atMs: 5_100, outOfMemory: false } }) })).toMatchInlineSnapshot(
    `"broken: something inside killed the server after SIGTERM (exit code 137)"`,
  );
});

test("143 is an end like any other", () => {
  expect(judged({ served: aServing({ exit: { code: 143, atMs: 5_100, outOfMemory: false } }) })).toMatchInlineSnapshot(
    `"pass"`,
  );
});

test("one that ended before cannot be stopped", () => {
  expect(judged({ served: aServing({ died: 1 }) })).toMatchInlineSnapshot(
    `"not testable behind HOST-PING-06: it ended before it could be stopped"`,
  );
});
