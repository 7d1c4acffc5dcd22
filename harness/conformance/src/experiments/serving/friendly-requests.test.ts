import type { EndpointCall, Exchange } from "@byoa/platform";
import { expect, test } from "vitest";
import { aProfile } from "../../requirements/serving/observations.fixture.ts";
import { friendlyRequests, parallelCount } from "./friendly-requests.ts";

test.each([
  [5, 12],
  [2_000, 12],
  [3_000, 10],
  [10_000, 3],
  [50_000, 2],
])("a sample that takes %i ms is sent %i times at once", (sampleMs, count) => {
  expect(parallelCount(sampleMs, 60_000)).toBe(count);
});

/** Answers each request after so long; gives the names of what was asked, and what was said meanwhile. */
async function asked(totalMs: number): Promise<{ names: string[]; lines: string[] }> {
  const names: string[] = [];
  const lines: string[] = [];
  const call = async ({ name }: EndpointCall): Promise<Exchange> => {
    names.push(name);
    const request = { method: "POST", path: "/invocations", headers: {} };
    const response = { status: 200, headers: {}, body: { sizeBytes: 2, sha256: "", text: "0\n" } };
    return { name, request, sentAtMs: 0, totalMs, response };
  };
  await friendlyRequests({ call }, aProfile(), (line) => lines.push(line));
  return { names, lines };
}

test("a model that takes 12 s for a request is asked for no variations, and the check says how long it will take", async () => {
  const slow = await asked(12_000);
  expect(slow.names.filter((name) => name.startsWith("alone "))).toEqual(["alone 0"]);
  expect(slow.lines).toEqual([
    "a request takes 12 s: about 30 of them follow for each of three endpoints, up to 6 minutes each",
  ]);
  const quick = await asked(5);
  expect(quick.names.filter((name) => name.startsWith("alone ")).length).toBeGreaterThan(3);
  expect(quick.lines).toEqual([]);
});
