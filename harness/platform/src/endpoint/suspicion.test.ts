import { expect, test } from "vitest";
import { suspicionIn } from "./suspicion.ts";

type State = Parameters<typeof suspicionIn>[0];
const answer = (facts: object) => ({ answer: { count: 9, firstAtMs: 400, lastAtMs: 990, ...facts }, sinceMs: 400 });
const suspicion = (state: Partial<State>) =>
  suspicionIn({ nowMs: 1_000, port: 8080, latest: undefined, sockets: [], ...state });
const socket = (address: string, port: number) => ({ address, port });

test("a status that is final where it stays is worth a word after half a second", () => {
  const redirect = answer({ status: 307, location: "/ping/" });
  expect(suspicion({ latest: redirect })).toEqual({ because: "wrong-answer", status: 307, location: "/ping/" });
  expect(suspicion({ latest: { ...redirect, sinceMs: 600 } })).toBeUndefined();
});

test("a server that says not yet is left alone", () => {
  for (const status of [500, 502, 503]) expect(suspicion({ latest: answer({ status }) })).toBeUndefined();
  expect(suspicion({ latest: answer({ error: "refused" }) })).toBeUndefined();
});

test("a port on loopback, a /ping at another port and an answer that is no HTTP are named", () => {
  const refused = answer({ error: "refused" });
  const sockets = [socket("127.0.0.1", 8080)];
  expect(suspicion({ latest: refused, sockets })).toEqual({ because: "loopback-only", sockets });
  expect(suspicion({ latest: refused, sockets: [socket("0.0.0.0", 5000)], answeringPort: 5000 })).toEqual({
    because: "other-port",
    port: 5000,
  });
  expect(suspicion({ latest: answer({ error: "not-http" }) })).toEqual({ because: "not-http" });
});
