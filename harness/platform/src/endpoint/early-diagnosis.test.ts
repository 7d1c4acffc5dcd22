import { describe, expect, test } from "vitest";
import { earlyDiagnosis, isLoopback, type StartState, whereItListens } from "./early-diagnosis.ts";

const answer = (part: { status?: number; error?: string; begunStatus?: number }) => ({
  answer: { firstAtMs: 100, lastAtMs: 6_000, count: 9, ...part },
  sinceMs: 100,
});
const state = (part: Partial<StartState>): StartState => ({
  nowMs: 6_000,
  patience: "early",
  port: 8080,
  latest: answer({ error: "refused" }),
  sockets: [],
  quietSinceMs: 500,
  ...part,
});
const because = (part: Partial<StartState>) => earlyDiagnosis(state(part))?.because;

describe("ends early", () => {
  test("when a 404 or a redirect stood for five seconds without a sign of life", () => {
    expect(because({ latest: answer({ status: 404 }) })).toBe("wrong-answer");
    expect(because({ latest: answer({ status: 307 }) })).toBe("wrong-answer");
  });
  test("when 500 stood for a quarter of a minute, each time with the same error in the log", () => {
    const failing = { latest: answer({ status: 500 }), sameErrors: 60 };
    expect(because({ ...failing, nowMs: 15_000 })).toBeUndefined();
    expect(because({ ...failing, nowMs: 15_600 })).toBe("same-failure");
    expect(because({ ...failing, nowMs: 15_600, patience: "full" })).toBeUndefined();
  });
  test("when the memory limit has killed three of its processes, whatever its signs of life", () => {
    expect(because({ memoryKills: 2 })).toBeUndefined();
    expect(because({ memoryKills: 3, quietSinceMs: 6_000 })).toBe("killed-for-memory");
    expect(because({ memoryKills: 3, patience: "full" })).toBeUndefined();
  });
  test("when what answers is not HTTP", () => {
    expect(because({ latest: answer({ error: "not-http" }) })).toBe("not-http");
    expect(because({ latest: answer({ error: "headers-too-long" }) })).toBe("not-http");
    expect(because({ latest: answer({ error: "interim-only" }) })).toBe("not-http");
  });
  test("when the response of /ping is too long, though the server is busy sending it", () => {
    const latest = answer({ error: "answer-too-long", begunStatus: 200 });
    expect(because({ latest, quietSinceMs: 6_000 })).toBe("endless-answer");
  });
  test("when the response of /ping begins and has not ended for half a minute", () => {
    const latest = answer({ error: "timeout", begunStatus: 200 });
    expect(because({ latest, nowMs: 28_000, quietSinceMs: 28_000 })).toBeUndefined();
    expect(because({ latest, nowMs: 31_000, quietSinceMs: 31_000 })).toBe("endless-answer");
  });
  test("when the port is bound to loopback only", () => {
    expect(because({ sockets: [{ address: "127.0.0.1", port: 8080 }] })).toBe("loopback-only");
    expect(because({ sockets: [{ address: "::1", port: 8080 }] })).toBe("loopback-only");
  });
  test("when another port answers /ping, or is all there is for half a minute", () => {
    const sockets = [{ address: "0.0.0.0", port: 5000 }];
    expect(earlyDiagnosis(state({ sockets, answeringPort: 5000 }))).toMatchInlineSnapshot(`
      {
        "answeringPort": 5000,
        "atMs": 6000,
        "because": "other-port",
        "steadyForMs": 5500,
      }
    `);
    expect(because({ sockets })).toBeUndefined();
    expect(because({ sockets, nowMs: 30_600 })).toBe("other-port");
  });
  test("when 200 came three times in a row later than the platform waits", () => {
    const late = { answer: { ...answer({ status: 200 }).answer, tooLateMs: 3_000, count: 3 }, sinceMs: 100 };
    expect(because({ latest: late })).toBe("slow-answer");
  });
  test("when nothing happens, only where another try follows", () => {
    expect(because({ nowMs: 40_000 })).toBeUndefined();
    expect(because({ nowMs: 40_000, patience: "retrying" })).toBe("idle");
  });
});

describe("waits on", () => {
  test("while a proxy answers 502 or the server 503", () => {
    expect(because({ nowMs: 400_000, latest: answer({ status: 502 }) })).toBeUndefined();
    expect(because({ nowMs: 400_000, latest: answer({ status: 503 }) })).toBeUndefined();
  });
  test("while 500 comes without the same error each time, or with signs of life", () => {
    const failing = { latest: answer({ status: 500 }), nowMs: 400_000 };
    expect(because({ ...failing, sameErrors: 1 })).toBeUndefined();
    expect(because({ ...failing, sameErrors: 60, quietSinceMs: 399_000 })).toBeUndefined();
    expect(because({ ...failing, latest: answer({ status: 503 }), sameErrors: 60 })).toBeUndefined();
  });
  test("while a container that answers 404 still shows signs of life", () => {
    expect(because({ latest: answer({ status: 404 }), quietSinceMs: 4_000 })).toBeUndefined();
  });
  test("while the server accepts and does not answer yet", () => {
    const sockets = [{ address: "0.0.0.0", port: 8080 }];
    expect(because({ nowMs: 400_000, latest: answer({ error: "timeout" }), sockets })).toBeUndefined();
    const proxy = answer({ error: "timeout", begunStatus: 502 });
    expect(because({ nowMs: 400_000, latest: proxy, sockets })).toBeUndefined();
  });
  test("while nothing listens yet", () => {
    expect(because({ nowMs: 400_000 })).toBeUndefined();
  });
  test("always, with full patience", () => {
    expect(because({ patience: "full", nowMs: 400_000, latest: answer({ status: 404 }) })).toBeUndefined();
  });
});

test("a port is reachable when one of its addresses is", () => {
  const loopback = { address: "127.0.0.1", port: 8080 };
  expect(whereItListens([loopback, { address: "::", port: 8080 }], 8080)).toBe("reachable");
  expect(whereItListens([loopback], 8080)).toBe("loopback-only");
  expect(whereItListens([{ address: "::", port: 80 }], 8080)).toBe("other-port");
  expect(whereItListens([], 8080)).toBe("nowhere");
  expect(isLoopback("::ffff:127.0.0.1")).toBe(true);
});
