import { JOB_NAME_PATTERN } from "@byoa/contract";
import { expect, test } from "vitest";
import { jobName } from "./job-name.ts";

const at = new Date("2026-11-24T14:30:12.345Z");

test("a job is named after its image and the time, whatever the image is called", () => {
  expect(jobName("byoa/decision-tree:latest", at)).toBe("decision-tree-2026-11-24-14-30-12-345");
  expect(jobName("registry.local:5000/team/my_image@sha256:ab", at)).toBe("my-image-2026-11-24-14-30-12-345");
  for (const image of ["x".repeat(200), "___", "", "a-".repeat(60)]) {
    expect(jobName(image, at)).toMatch(JOB_NAME_PATTERN);
  }
});
