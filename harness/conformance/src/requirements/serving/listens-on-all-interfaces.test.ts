import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { listensOnAllInterfaces } from "./listens-on-all-interfaces.ts";
import { aProfile, aServing, inWords } from "./observations.fixture.ts";

type Observed = Parameters<typeof listensOnAllInterfaces.judge>[0];
const judged = (observed: Observed) => inWords(judgementOf(listensOnAllInterfaces, observed, aProfile()));

test("a server that became ready holds", () => {
  expect(judged({ served: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("loopback is named with its port", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        readiness: {
          sockets: [{ address: "127.0.0.1", port: 8080 }],
          gaveUp: { because: "loopback-only", atMs: 6_000, steadyForMs: 5_300 },
        },
      }),
    }),
  ).toMatchInlineSnapshot(
    `"broken: nothing answers on the container's address at port 8080; inside, the server listens on 127.0.0.1:8080 only (unchanged for 5.3 s; --thorough waits 480 s)"`,
  );
});

test("IPv6 loopback is loopback", () => {
  expect(
    judged({ served: aServing({ notReady: true, readiness: { sockets: [{ address: "::1", port: 8080 }] } }) }),
  ).toMatchInlineSnapshot(
    `"broken: nothing answers on the container's address at port 8080; inside, the server listens on [::1]:8080 only (seen for 480 s)"`,
  );
});

test("all interfaces, and no answer yet, is a later requirement's", () => {
  expect(
    judged({ served: aServing({ notReady: true, readiness: { sockets: [{ address: "::", port: 8080 }] } }) }),
  ).toMatchInlineSnapshot(`"pass"`);
});

test("one address of several that is reachable holds", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        readiness: {
          sockets: [
            { address: "127.0.0.1", port: 8080 },
            { address: "172.17.0.2", port: 8080 },
          ],
        },
      }),
    }),
  ).toMatchInlineSnapshot(`"pass"`);
});
