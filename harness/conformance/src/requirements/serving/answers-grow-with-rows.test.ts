import { expect, test } from "vitest";
import type { RowsTry } from "../../experiments/serving/many-rows.ts";
import { judgementOf } from "../judgement-of.fixture.ts";
import { answersGrowWithRows } from "./answers-grow-with-rows.ts";
import { aLoad, aProfile, inWords } from "./observations.fixture.ts";

const tried = (times: number, totalMs: number, more: Partial<RowsTry> = {}): RowsTry => ({
  times,
  rows: times,
  sentAtMs: 1_000,
  totalMs,
  status: 200,
  ...more,
});
const unanswered = (times: number, totalMs: number, more: Partial<RowsTry> = {}): RowsTry => {
  const { status: _none, ...rest } = tried(times, totalMs, { error: "timeout", ...more });
  return rest;
};
const judged = (...rows: RowsTry[]) =>
  inWords(judgementOf(answersGrowWithRows, { loaded: { ...aLoad(), rows } }, aProfile()));

test("ten times the time for ten times the rows holds, and a few times that too", () => {
  expect(judged(tried(1, 2), tried(10, 3), tried(100, 8), tried(1_000, 60), tried(10_000, 900))).toBe("pass");
});

test("a cost that grows with the square of the rows is a warning that names both", () => {
  expect(
    judged(tried(1, 2), tried(10, 3), tried(100, 8), tried(1_000, 30), tried(10_000, 2_700)),
  ).toMatchInlineSnapshot(
    `"broken: 10,000 rows took 2.7 s, 1,000 took 30 ms: 96 times the time for 10 times the rows"`,
  );
});

test("rows that get no answer are one too", () => {
  expect(judged(tried(1, 2), tried(10, 3), tried(100, 40), unanswered(1_000, 2_400))).toMatchInlineSnapshot(
    `"broken: 1,000 rows got no answer within 2.4 s, 100 took 40 ms: 63 times the time for 10 times the rows"`,
  );
});

test("one slow answer is bad luck: the better of two measurements counts, and the worse of those before it", () => {
  expect(judged(tried(1, 2), tried(10, 3), tried(100, 5), tried(1_000, 900), tried(1_000, 8))).toBe("pass");
  expect(judged(tried(1, 2), tried(10, 3), tried(100, 5), tried(100, 60), tried(1_000, 900))).toBe("pass");
});

test("the processor time of the container decides where it is known: waiting for a processor is no work", () => {
  const slow = tried(1_000, 5_000, { processorMs: 90 });
  expect(judged(tried(1, 2), tried(10, 3), tried(100, 9, { processorMs: 8 }), slow)).toBe("pass");
  const work = tried(1_000, 900, { processorMs: 850 });
  const [one, ten] = [tried(1, 2, { processorMs: 1 }), tried(10, 3, { processorMs: 1 })];
  expect(judged(one, ten, tried(100, 40, { processorMs: 9 }), work)).toContain("106 times the time of the processor");
});

test("small times say nothing", () => {
  expect(judged(tried(1, 0.2), tried(10, 0.3), tried(100, 0.5), tried(1_000, 200))).toBe("pass");
});

test("a sample without rows, and rows that are refused, are not judged", () => {
  expect(judged()).toBe("not applicable: the sample request has no rows that could be repeated");
  expect(judged(tried(1, 2), tried(10, 3, { status: 400 }))).toBe(
    "not applicable: a request of 10 rows is answered with 400",
  );
});

test("what a request costs without any row hides no square", () => {
  expect(judged(tried(1, 30), tried(10, 30), tried(100, 35), tried(1_000, 530))).toMatch(/^broken: 1,000 rows/);
  expect(judged(tried(1, 60), tried(10, 5), tried(100, 40), tried(1_000, 400))).toBe("pass");
});
