import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

/** Keeps objects long enough to survive, as the lines of a log do, and prints how large the space for young objects became. */
const program = (limitBytes: number | undefined): string => `
  import { getHeapSpaceStatistics } from "node:v8";
  import { setImmediate } from "node:timers/promises";
  import { limitYoungGeneration } from ${JSON.stringify(join(import.meta.dirname, "young-generation.ts"))};
  if (${limitBytes !== undefined}) limitYoungGeneration(${limitBytes});
  let kept = [];
  for (let round = 0; round < 100; round += 1) {
    for (let line = 0; line < 10_000; line += 1) kept.push({ line, text: "line " + round + line });
    if (kept.length > 300_000) kept = kept.slice(150_000);
    await setImmediate();
  }
  console.log(getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space").space_size);`;

async function youngBytes(limitBytes: number | undefined): Promise<number> {
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", program(limitBytes)]);
  return Number(stdout);
}

test("the space for young objects stops growing at the limit, which it would pass", async () => {
  const limit = 4 * 2 ** 20;
  const [limited, free] = await Promise.all([youngBytes(limit), youngBytes(undefined)]);
  expect(free).toBeGreaterThan(2 * limit);
  // It doubles: the step that reaches the limit is its last one.
  expect(limited).toBeLessThanOrEqual(2 * limit);
});
