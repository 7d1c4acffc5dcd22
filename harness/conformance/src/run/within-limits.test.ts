import { expect, test } from "vitest";
import { broken, needsData, notApplicable, notTestable, pass } from "../requirement/judgement.ts";
import { withinLimits } from "./within-limits.ts";

const hit = { limit: "memory", value: 512 * 2 ** 20, count: 2 } as const;
const met = {
  sample: { hosts: [{ log: [], limitsHit: [hit] }] },
  other: { jobs: [{ hosts: [{ limitsHit: [hit] }] }] },
};

test("a failure in a container that met a limit of byoa is not testable, and names the limit and its flag", () => {
  expect(withinLimits(broken("the job ended with exit code 137"), met)).toEqual(
    notTestable(
      "the job ended with exit code 137; but byoa's memory limit of 512 MiB killed 2 processes: raise it with --memory. On SageMaker the instance type decides.",
    ),
  );
});

test("a limit that was met is no reason to ask for other data", () => {
  expect(withinLimits(needsData("the image refused the sample"), met)).toMatchObject({
    kind: "not-testable",
    reason: expect.stringContaining("--memory"),
  });
  expect(withinLimits(needsData("the image refused the sample"), met)).not.toHaveProperty("needsData");
});

test("what holds, what does not apply, and what is blocked already stay as they are", () => {
  for (const judgement of [pass(), notApplicable("not claimed"), notTestable("blocked", "TRAIN-EXIT-01")])
    expect(withinLimits(judgement, met)).toBe(judgement);
});

test("without a limit that was met the judge's word stands, whatever the log says", () => {
  const judgement = broken("it does not end");
  const log = [{ stream: "stdout", atMs: 1, text: "limitsHit", limitsHit: [hit] }];
  expect(withinLimits(judgement, { sample: { limits: { processes: 1_024 }, log } })).toBe(judgement);
  expect(withinLimits(judgement, {})).toBe(judgement);
});
