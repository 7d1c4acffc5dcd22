import { workerData } from "node:worker_threads";
import type { Serving } from "../serving/serving.ts";
import { isPredictionWork } from "../serving/workers/messages.ts";

/** An algorithm's two sides, each loaded only in the role that needs it: a server starts without the training code. */
export interface Program {
  serve(): Promise<Serving>;
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
export async function runProgram(file: string, program: Program): Promise<void> {
  if (isPredictionWork(workerData)) {
    const { answerInWorker } = await import("../serving/workers/prediction-worker.ts");
    return answerInWorker(await program.serve(), workerData);
  }
  const role = process.argv[2];
  if (role === "serve") {
    const { runServing } = await import("../serving/run-serving.ts");
    return runServing(await program.serve(), new URL(file));
  }
  console.error(`usage: docker run IMAGE train|serve (got ${role === undefined ? "no argument" : `"${role}"`})`);
  process.exit(2);
}
