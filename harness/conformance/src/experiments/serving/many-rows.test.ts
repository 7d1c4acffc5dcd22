import type { Endpoint, EndpointCall, Exchange } from "@byoa/platform";
import { expect, test } from "vitest";
import { aProfile } from "../../requirements/serving/observations.fixture.ts";
import { manyRows } from "./many-rows.ts";

const sample = {
  name: "row",
  contentType: "text/csv",
  accept: undefined,
  body: Buffer.from("1,2\n"),
  expect: undefined,
};

/** A server whose answer takes a time by its rows; what is longer than the request waits is given up. */
function server(msFor: (rows: number, turn: number) => number) {
  const asked: string[] = [];
  const call = async ({ name, body = Buffer.alloc(0), timeoutMs = 0 }: EndpointCall): Promise<Exchange> => {
    asked.push(name);
    const ms = msFor(body.toString().split("\n").filter(Boolean).length, asked.length);
    const request = { method: "POST", path: "/invocations", headers: {} };
    const response = { status: 200, headers: {}, body: { sizeBytes: 0, sha256: "", text: "" } };
    const late = ms > timeoutMs;
    return {
      name,
      request,
      sentAtMs: 0,
      totalMs: Math.min(ms, timeoutMs),
      ...(late ? { error: "timeout" } : { response }),
    };
  };
  const endpoint: Pick<Endpoint, "call" | "processorMs"> = { call, processorMs: async () => undefined };
  return { endpoint, asked };
}
const tries = async (msFor: (rows: number, turn: number) => number) => {
  const { endpoint, asked } = server(msFor);
  return { tries: await manyRows(endpoint, sample, aProfile()), asked };
};

test("a linear cost is asked once for each number of rows, up to ten thousand", async () => {
  const { tries: rows, asked } = await tries((count) => 1 + count / 100);
  expect(rows.map((one) => one.rows)).toEqual([1, 1, 10, 100, 1_000, 10_000]);
  expect(asked).toContain("rows x2, no last line end");
});

test("a step that looks steep is measured twice, and so is the one before it", async () => {
  const { tries: rows } = await tries((count) => (count > 1_000 ? 300 : count / 100));
  expect(rows.map(({ times }) => times)).toEqual([1, 1, 10, 100, 1_000, 10_000, 1_000, 10_000]);
});

test("a first request that waits for what the server still does says nothing of the rows", async () => {
  const { tries: rows } = await tries((count, turn) => (turn === 1 ? 900 : 1 + count / 100));
  expect(rows.at(-1)?.times).toBe(10_000);
});

test("a step that is steep on the processor alone is measured twice too", async () => {
  let usedMs = 0;
  const { endpoint } = server((count) => {
    usedMs += count > 1_000 ? 120 : count / 1_000;
    return 60;
  });
  const rows = await manyRows({ ...endpoint, processorMs: async () => usedMs }, sample, aProfile());
  expect(rows.filter(({ times }) => times === 10_000)).toHaveLength(2);
});

test("a cost that explodes is given up after 60 times the time of the step before", async () => {
  const { tries: rows } = await tries((count) => (count < 1_000 ? 40 : 100_000));
  expect(rows.at(-1)).toMatchObject({ times: 1_000, totalMs: 2_400, error: "timeout" });
});

test("a server that is slow anyway is not asked for what may be expected to take longer than 4 s", async () => {
  const { tries: rows } = await tries(() => 12_000);
  expect(rows.map(({ times }) => times)).toEqual([1, 1]);
});
