import { expect, test } from "vitest";
import type { Exchange } from "../observation/endpoint-observation.ts";
import { healthyAtMs, pingAnswers } from "./ping-answers.ts";

/** An answer of `/ping` as it is recorded. */
const answered = (status: number, totalMs: number): Exchange => ({
  name: "ping",
  request: { method: "GET", path: "/ping", headers: {} },
  sentAtMs: 1_000,
  totalMs,
  response: { status, headers: {}, body: { sizeBytes: 0, sha256: "" } },
});

test("a server is healthy from its 200 on, which must come within 2 s; no other status is health", () => {
  expect(healthyAtMs(answered(200, 2_000))).toBe(3_000);
  expect(healthyAtMs(answered(200, 2_001))).toBeUndefined();
  expect(healthyAtMs(answered(204, 10))).toBeUndefined();
  expect(healthyAtMs(answered(503, 10))).toBeUndefined();
});

test("a 200 that comes too late is an answer of its own, with the longest time", () => {
  const answers = pingAnswers();
  for (const totalMs of [2_500, 2_100, 1_000]) answers.add(answered(200, totalMs));
  expect(answers.list().map(({ status, tooLateMs, count }) => ({ status, tooLateMs, count }))).toEqual([
    { status: 200, tooLateMs: 2_500, count: 2 },
    { status: 200, tooLateMs: undefined, count: 1 },
  ]);
  expect(answers.latest()).toMatchObject({ answer: { count: 1 }, sinceMs: 2_000 });
});
