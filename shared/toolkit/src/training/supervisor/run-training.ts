import { isMainThread, workerData } from "node:worker_threads";
import type { Training } from "../define-training.ts";
import { failureOf } from "../failure/failure.ts";
import { reportFailure } from "../failure/failure-file.ts";
import { jobPaths } from "../paths.ts";
import { isTrainingWork } from "./messages.ts";
import { superviseTraining } from "./supervise-training.ts";
import { trainInWorker } from "./train-in-worker.ts";

/**
 * Runs a training job in this process and ends the process: 0 after success, 1 after a failure, whose reason then stands
 * in `output/failure`. `program` is the file that Node was started with (`new URL(import.meta.url)` in the entry): it is
 * started a second time as the training thread, and must call this function there too. `load` runs in that thread only.
 *
 * @example
 * await runTraining(async () => (await import("./train.ts")).training, new URL(import.meta.url));
 */
export async function runTraining(load: () => Promise<Training>, program: URL): Promise<void> {
  if (isTrainingWork(workerData)) await trainInWorker(load, workerData);
  else if (isMainThread) process.exit(await superviseTraining(program).catch(unexpected));
  else throw new Error("runTraining was called in a thread that the toolkit did not start");
}

/** The supervisor's own fault must leave its reason too. */
function unexpected(error: unknown): number {
  reportFailure(jobPaths().failure, failureOf(error));
  return 1;
}
