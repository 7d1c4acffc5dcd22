import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readObservedWork } from "./observed-work.ts";

const job = (inputMode: string, atMs: number) => ({
  kind: "training-job",
  request: { hyperparameters: { depth: "5" }, channels: [{ name: "training", inputMode }] },
  hosts: [{ exit: { code: 0, atMs } }],
});

test("jobs and endpoints are found wherever an observation holds them", () => {
  const folder = mkdtempSync(join(tmpdir(), "byoa-observed-"));
  mkdirSync(join(folder, "observations"));
  const save = (name: string, observation: unknown) =>
    writeFileSync(
      join(folder, "observations", `${name}.json`),
      JSON.stringify({ kind: "observed", observation, durationMs: 7 }),
    );
  save("a", { kind: "perturbed", jobs: [{ job: job("File", 400) }, { job: job("Pipe", 1_400) }] });
  save("b", {
    kind: "endpoint",
    readiness: { readyAtMs: 300 },
    exchanges: [
      { sentAtMs: 300, totalMs: 20 },
      { sentAtMs: 310, totalMs: 20 },
    ],
    stop: { killed: false },
    earlier: [{ kind: "endpoint", readiness: {}, exchanges: [] }],
  });
  expect(readObservedWork(folder)).toEqual({
    jobs: [
      { hyperparameters: { depth: "5" }, channels: ["training"], isHeld: false, lastedMs: 400 },
      { hyperparameters: { depth: "5" }, channels: ["training"], isHeld: true, lastedMs: 1_400 },
    ],
    endpoints: [
      { cameUp: true, wasStopped: true, answeringMs: 30 },
      { cameUp: false, wasStopped: false, answeringMs: 0 },
    ],
    experiments: [
      { name: "a", durationMs: 7 },
      { name: "b", durationMs: 7 },
    ],
  });
  rmSync(folder, { recursive: true });
});
