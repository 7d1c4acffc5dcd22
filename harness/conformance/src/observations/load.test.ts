import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { check } from "../run/check.ts";
import { toyOptions } from "../run/toy-check.fixture.ts";
import { loadRun } from "./load.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-test-"));
  await check(toyOptions({ reportFolder: folder }));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function rewrite(file: string, change: (content: Record<string, unknown>) => object): Promise<void> {
  const path = join(folder, file);
  await writeFile(path, JSON.stringify(change(JSON.parse(await readFile(path, "utf8")))));
}

test("an experiment that left nothing is read back with the fact that kept it from running", async () => {
  expect((await loadRun(folder)).outcomes.get("invoke")).toEqual({
    kind: "not-run",
    because: { kind: "not-possible", reason: "the endpoint is not ready" },
  });
});

test("a run saved by schema version 1 keeps the conclusions that its experiments drew", async () => {
  await rewrite("run.json", (run) => ({ ...run, schemaVersion: 1 }));
  const because = { kind: "not-testable", reason: "the endpoint does not come up", behind: "HOST-PING-06" };
  await rewrite("observations/invoke.json", () => ({ kind: "not-run", because }));
  expect((await loadRun(folder)).outcomes.get("invoke")).toEqual({
    kind: "not-run",
    because: {
      kind: "concluded-then",
      verdict: "not-testable",
      reason: "the endpoint does not come up",
      blockedBy: "HOST-PING-06",
    },
  });
});

test("a run of a later schema is refused in one line", async () => {
  await rewrite("run.json", (run) => ({ ...run, schemaVersion: 3 }));
  await expect(loadRun(folder)).rejects.toThrow(
    "run.json cannot be judged again: it is not what a run of byoa writes.",
  );
});
