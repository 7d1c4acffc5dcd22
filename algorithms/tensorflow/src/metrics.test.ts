import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { training } from "./train.ts";

test("byoa.yaml declares each metric with the regex that finds it", () => {
  const declared = readFileSync(new URL("../byoa.yaml", import.meta.url), "utf8");
  for (const { name, regex } of training.metricDefinitions) {
    expect(declared).toContain(`  - name: ${name}\n    regex: '${regex}'\n`);
  }
});
