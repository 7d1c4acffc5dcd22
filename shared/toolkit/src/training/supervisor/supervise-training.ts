import { Worker } from "node:worker_threads";
import { TRAIN_ARGUMENT } from "@byoa/contract";
import { failureOf } from "../failure/failure.ts";
import { reportFailure } from "../failure/failure-file.ts";
import { readHosts } from "../hosts.ts";
import { log } from "../log.ts";
import { holdsFiles, removeUnfinished } from "../model/atomic-folder.ts";
import { jobPaths } from "../paths.ts";
import { stopFlag } from "../stop-flag.ts";
import type { TrainingLoaded, TrainingOutcome, TrainingWork } from "./messages.ts";

/** For a stop before the algorithm has said how long it needs: it has nothing to save yet. */
const LOADING_GRACE_MS = 5_000;
const SIGNALS = ["SIGTERM", "SIGINT"] as const;

/**
 * The main thread's side: starts the program's own file again as the training thread, so that signals are heard while it
 * computes; answers SIGTERM; and makes sure that a failure leaves its reason and a success leaves a model.
 *
 * @returns the exit code: 0 when a model stands in the model folder and nothing failed, else 1
 */
export async function superviseTraining(program: URL): Promise<number> {
  const paths = jobPaths();
  const outcome = await outcomeOfThread(program);
  removeUnfinished(paths.model);
  removeUnfinished(paths.outputData);
  const failed = (cause: string, trace = "") => {
    reportFailure(paths.failure, { cause, trace });
    return 1;
  };
  if (outcome.kind === "failed") return failed(outcome.failure.cause, outcome.failure.trace);
  if (!holdsFiles(paths.model) && readHosts(paths).isLeader) {
    return failed(
      outcome.kind === "stopped"
        ? "the job was stopped before there was a model to save"
        : `the training ended without saving a model in ${paths.model}`,
    );
  }
  log(outcome.kind === "stopped" ? "stopped; the model saved last stays" : "training finished");
  return 0;
}

/** Runs the thread to its end. It never throws: whatever happens is an outcome. */
async function outcomeOfThread(program: URL): Promise<TrainingOutcome> {
  const { promise, resolve } = Promise.withResolvers<TrainingOutcome>();
  const memory = new SharedArrayBuffer(4);
  const flag = stopFlag(memory);
  const work: TrainingWork = { byoa: "training", stop: memory };
  const fail = (error: unknown) => resolve({ kind: "failed", failure: failureOf(error) });

  const worker = new Worker(program, {
    workerData: work,
    argv: [TRAIN_ARGUMENT],
    // Sockets take descriptors of pipes over and close them, which the worker's own book-keeping takes for a fault.
    trackUnmanagedFds: false,
  });
  let stopGraceMs = LOADING_GRACE_MS;
  worker.on("message", (message: TrainingLoaded | TrainingOutcome) => {
    if (message.kind === "loaded") stopGraceMs = message.stopGraceMs;
    else resolve(message);
  });
  worker.on("error", fail); // an uncaught exception or rejection of the thread
  worker.on("exit", (code) => fail(new Error(`the training called process.exit(${code}) before it had finished`)));

  let graceTimer: NodeJS.Timeout | undefined;
  const stop = (signal: NodeJS.Signals) => {
    if (flag.isRaised) return;
    log(`${signal}: stopping`);
    flag.raise();
    worker.postMessage("stop");
    graceTimer = setTimeout(() => resolve({ kind: "stopped" }), stopGraceMs);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  process.on("uncaughtException", fail);
  process.on("unhandledRejection", fail);
  try {
    return await promise;
  } finally {
    clearTimeout(graceTimer);
    await worker.terminate(); // it may still hold an open FIFO, or compute
  }
}
