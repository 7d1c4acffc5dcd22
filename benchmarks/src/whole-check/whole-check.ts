import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Benchmark } from "../benchmark.ts";
import { byoaProgram, exampleConfiguration, exampleImage, repositoryRoot } from "../example.ts";
import { median } from "../statistics.ts";
import { prepareBareRun } from "./bare-run.ts";
import { type ObservedWork, readObservedWork } from "./observed-work.ts";

const ROUNDS = 3;
const SECOND_MS = 1_000;
const run = promisify(execFile);

/** `byoa check` of the example, as a user types it, against the bare containers that it ran. */
export const wholeCheck: Benchmark = {
  name: "check",
  async run({ folder, model, quick, progress }) {
    const modelFolder = mkdtempSync(join(folder, "model-"));
    await run("tar", ["-xzf", model, "-C", modelFolder]);
    const rounds = quick ? 1 : ROUNDS;
    const report = join(folder, "report");
    const checksMs: number[] = [];
    const baresMs: number[] = [];
    progress(`check 1 of ${rounds}`);
    checksMs.push(await checkMs(report));
    const work = readObservedWork(report);
    await using bare = await prepareBareRun(work, modelFolder, folder);
    for (let round = 1; round <= rounds; round += 1) {
      progress(`bare containers ${round} of ${rounds}`);
      baresMs.push(await bare.run());
      if (round === rounds) break;
      progress(`check ${round + 1} of ${rounds}`);
      checksMs.push(await checkMs(report));
    }
    const bareMs = median(baresMs);
    const { answeringMs, heldMs } = besides(work);
    const measured = { value: median(checksMs) / SECOND_MS, unit: "s" };
    return [
      {
        what: "byoa check of byoa/decision-tree, the whole command",
        measured,
        floor: { value: bareMs / SECOND_MS, unit: "s" },
        floorIs: `the same ${work.jobs.length} jobs and ${work.endpoints.length} endpoints bare, one after the other`,
        target: { of: "ratio", atMost: 1.5 },
        notes: [
          `median of ${rounds} in turns: checks ${seconds(checksMs)}, bare ${seconds(baresMs)} s; we aim at 15 s on two cores`,
          `experiments: ${work.experiments
            .toSorted((one, other) => other.durationMs - one.durationMs)
            .map(({ name, durationMs }) => `${name} ${(durationMs / SECOND_MS).toFixed(1)}`)
            .join(", ")} s`,
        ],
      },
      {
        what: "the same, with what the contract makes it wait for in the floor",
        measured,
        floor: { value: (bareMs + answeringMs + heldMs) / SECOND_MS, unit: "s" },
        floorIs: "bare containers, and the waits",
        notes: [
          `waits: the server's own answers ${(answeringMs / SECOND_MS).toFixed(1)} s; pipes that come late and a stop in the middle ${(heldMs / SECOND_MS).toFixed(1)} s`,
        ],
      },
    ];
  },
};

async function checkMs(report: string): Promise<number> {
  const started = performance.now();
  const flags = ["check", exampleImage, "--config", exampleConfiguration, "--report", report, "--quiet"];
  await run(process.execPath, [byoaProgram, ...flags], { cwd: repositoryRoot });
  return performance.now() - started;
}

/** What a check cannot do without, in milliseconds, were it done one after the other. */
function besides({ jobs, endpoints }: ObservedWork): { answeringMs: number; heldMs: number } {
  const ordinaryMs = median(jobs.filter(({ isHeld }) => !isHeld).map(({ lastedMs }) => lastedMs));
  return {
    answeringMs: endpoints.reduce((sum, endpoint) => sum + endpoint.answeringMs, 0),
    heldMs: jobs
      .filter(({ isHeld }) => isHeld)
      .reduce((sum, { lastedMs }) => sum + Math.max(0, lastedMs - ordinaryMs), 0),
  };
}

const seconds = (timesMs: readonly number[]): string =>
  timesMs.map((timeMs) => `${(timeMs / SECOND_MS).toFixed(1)}`).join(", ");
