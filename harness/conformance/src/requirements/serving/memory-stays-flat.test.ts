import { expect, test } from "vitest";
import type { SoakObservation } from "../../experiments/serving/serve-many-requests.ts";
import { judgementOf } from "../judgement-of.fixture.ts";
import { grownBytes, memoryStaysFlat } from "./memory-stays-flat.ts";
import { aProfile } from "./observations.fixture.ts";

const MIB = 1024 * 1024;
const soaked = (memoryMib: (look: number) => number, more: Partial<SoakObservation> = {}): SoakObservation => ({
  kind: "soak",
  looks: Array.from({ length: 30 }, (_, look) => ({ requests: (look + 1) * 700, memoryBytes: memoryMib(look) * MIB })),
  growthBytes: 8 * MIB,
  durationMs: 1,
  ...more,
});
const judged = (observation: SoakObservation) => judgementOf(memoryStaysFlat, { soaked: observation }, aProfile());

test("a steady leak is told with its curve", () => {
  const judgement = judged(soaked((look) => 80 + look));
  expect(judgement).toMatchObject({
    kind: "broken",
    finding:
      "memory grows with the requests: by 10.0 MiB from the middle third of 21000 requests to the last third, 8.0 MiB are allowed",
  });
  expect(JSON.stringify(judgement)).toContain("2100 requests: 82.0 MiB\\n4200 requests: 85.0 MiB");
});

test("memory that a collector lets rise and fall is flat, and so is one that settles late", () => {
  expect(judged(soaked((look) => 80 + 12 * (look % 5))).kind).toBe("pass");
  expect(judged(soaked((look) => Math.min(120, 80 + 4 * look))).kind).toBe("pass");
  expect(grownBytes(soaked((look) => 120 - look))).toBeLessThan(0);
});

test("requests that are not answered tell nothing of memory", () => {
  const refused = {
    name: "soak",
    request: { method: "POST", path: "/invocations", headers: {} },
    sentAtMs: 0,
    totalMs: 1,
  };
  expect(judged(soaked(() => 80, { refused }))).toMatchObject({ kind: "not-testable" });
});
