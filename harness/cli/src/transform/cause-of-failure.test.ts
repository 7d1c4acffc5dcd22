import type { TransformObservation } from "@byoa/platform";
import { expect, test } from "vitest";
import { causeOfFailure } from "./cause-of-failure.ts";

const failed = (error: string, log: readonly string[] = [], counts = { records: 3, requests: 1 }) =>
  ({
    objects: [{ path: "rows.jsonl", ...counts, error }],
    log: log.map((text, index) => ({ stream: "stderr" as const, atMs: index, text })),
  }) satisfies Pick<TransformObservation, "objects" | "log">;
const lines = { splitType: "Line", contentType: "application/json" } as const;

test.each([
  ["Node", "400: Unexpected non-whitespace character after JSON at position 36 (line 2 column 1)"],
  ["Python", "400: Extra data: line 2 column 1 (char 176)"],
])("a body of several JSON lines that %s took for one document is named, with its row", (_, error) => {
  const said = causeOfFailure(failed(error), lines);
  expect(said[0]).toMatch(/^cause {6}The body is JSON Lines/);
  expect(said[1]).toMatch(/^fix {8}Parse line by line/);
  expect(said[2]).toBe("more       byoa explain BATCH-REC-04");
});

test("the container's log tells it too", () => {
  const log = [
    "Traceback (most recent call last):",
    "json.decoder.JSONDecodeError: Extra data: line 2 column 1 (char 9)",
  ];
  expect(causeOfFailure(failed("500: Internal Server Error", log), lines)[0]).toMatch(/^cause .*JSON Lines/);
});

test("a refusal that says nothing is perhaps that, where several lines went into one request", () => {
  const error = "the container answered 400: bad request";
  expect(causeOfFailure(failed(error), lines)[0]).toMatch(/^perhaps {4}The body is JSON Lines/);
  expect(causeOfFailure(failed(error, [], { records: 3, requests: 3 }), lines)).toEqual([]);
  expect(causeOfFailure(failed(error), { ...lines, splitType: "None" })).toEqual([]);
  expect(causeOfFailure(failed(error), { ...lines, contentType: "text/csv" })).toEqual([]);
});
