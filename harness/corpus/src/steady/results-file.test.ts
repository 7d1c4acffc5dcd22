import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Result } from "./result.ts";
import { appendResult, readResults } from "./results-file.ts";

test("results are read back in their order, without the line that an interruption has cut", async () => {
  const folder = await mkdtemp(join(tmpdir(), "byoa-steady-"));
  try {
    const file = join(folder, "new", "results.jsonl");
    expect(await readResults(file)).toEqual([]);
    const result: Result = {
      version: "1",
      subject: "tree",
      condition: "idle",
      at: "2026-11-28T05:00:00Z",
      durationMs: 1,
      conclusion: "conformant",
      verdicts: { "LOG-01": { kind: "pass" } },
    };
    await appendResult(file, result);
    await appendResult(file, { ...result, subject: "network" });
    await appendFile(file, '{"version": "1", "subj');
    expect((await readResults(file)).map(({ subject }) => subject)).toEqual(["tree", "network"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
