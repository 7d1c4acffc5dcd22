import { workerData } from "node:worker_threads";
import { SERVE_ARGUMENT, TRAIN_ARGUMENT } from "@byoa/contract";
import type { Serving } from "../serving/serving.ts";
import { isPredictionWork } from "../serving/workers/messages.ts";
import type { Training } from "../training/define-training.ts";

/** An algorithm's sides, each loaded only in the role that needs it: a server starts without the training code. One may be missing. */
export interface Program {
  readonly train?: () => Promise<Training>;
  readonly serve?: () => Promise<Serving>;
}

/**
 * The one entry point of an image: `train` or `serve` as the only argument. Anything else: usage, exit code 2.
 * Worker threads start the same file again and come through here too.
 *
 * @param file `import.meta.url` of the program's main file
 *
 * @example
 * await runProgram(import.meta.url, {
 *   train: async () => (await import("./train.ts")).training,
 *   serve: async () => (await import("./serve.ts")).serving,
 * });
 */
export async function runProgram(file: string, { train, serve }: Program): Promise<void> {
  const [role, ...more] = process.argv.slice(2);
  if (serve !== undefined && isPredictionWork(workerData)) {
    const { answerInWorker } = await import("../serving/workers/prediction-worker.ts");
    await answerInWorker(await serve(), workerData);
  } else if (train !== undefined && role === TRAIN_ARGUMENT && more.length === 0) {
    const { runTraining } = await import("../training/supervisor/run-training.ts");
    await runTraining(train, new URL(file));
  } else if (serve !== undefined && role === SERVE_ARGUMENT && more.length === 0) {
    const { runServing } = await import("../serving/run-serving.ts");
    await runServing(await serve(), new URL(file));
  } else {
    const roles = [train && TRAIN_ARGUMENT, serve && SERVE_ARGUMENT].filter((name) => name !== undefined);
    const given = role === undefined ? "no argument" : `"${[role, ...more].join(" ")}"`;
    console.error(`usage: docker run IMAGE ${roles.join("|")}, exactly one argument; got ${given}`);
    process.exitCode = 2;
  }
}
