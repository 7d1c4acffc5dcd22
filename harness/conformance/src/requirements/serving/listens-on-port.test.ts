import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { listensOnPort } from "./listens-on-port.ts";
import { aProfile, aServing, inWords } from "./observations.fixture.ts";

type Observed = Parameters<typeof listensOnPort.judge>[0];
const judged = (observed: Omit<Observed, "look">) =>
  inWords(judgementOf(listensOnPort, { look: undefined, ...observed }, aProfile()));

test("a server that became ready holds", () => {
  expect(judged({ served: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("another port is named, and that /ping answers there", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        readiness: {
          sockets: [{ address: "0.0.0.0", port: 5000 }],
          gaveUp: { because: "other-port", atMs: 6_000, steadyForMs: 5_200, answeringPort: 5000 },
        },
      }),
    }),
  ).toMatchInlineSnapshot(
    `"broken: the server listens on 0.0.0.0:5000, not on port 8080; /ping on port 5000 answers 200 (unchanged for 5.2 s; --thorough waits 480 s)"`,
  );
});

test("another port that does not answer is named too", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        readiness: {
          sockets: [
            { address: "::", port: 80 },
            { address: "127.0.0.1", port: 8000 },
          ],
          gaveUp: { because: "other-port", atMs: 31_000, steadyForMs: 30_100 },
        },
      }),
    }),
  ).toMatchInlineSnapshot(
    `"broken: the server listens on [::]:80, 127.0.0.1:8000, not on port 8080 (unchanged for 30 s; --thorough waits 480 s)"`,
  );
});

test("nothing that listens at the limit is told", () => {
  expect(judged({ served: aServing({ notReady: true, readiness: { sockets: [] } }) })).toMatchInlineSnapshot(
    `"broken: nothing listens on port 8080 after 480 s"`,
  );
});

test("a server that does not speak HTTP is told", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        readiness: {
          answers: [{ error: "not-http", firstAtMs: 300, lastAtMs: 5_400, count: 300 }],
          gaveUp: { because: "not-http", atMs: 5_400, steadyForMs: 5_100 },
        },
      }),
    }),
  ).toMatchInlineSnapshot(
    `"broken: what answers on port 8080 does not speak plain HTTP/1.1 (unchanged for 5.1 s; --thorough waits 480 s)"`,
  );
});

test("loopback on the right port is the next requirement's", () => {
  expect(
    judged({ served: aServing({ notReady: true, readiness: { sockets: [{ address: "127.0.0.1", port: 8080 }] } }) }),
  ).toMatchInlineSnapshot(`"pass"`);
});

test("a server that answers something is a later requirement's", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        readiness: { sockets: [], answers: [{ status: 503, firstAtMs: 300, lastAtMs: 5_400, count: 300 }] },
      }),
    }),
  ).toMatchInlineSnapshot(`"pass"`);
});
