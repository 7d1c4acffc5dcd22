import { format } from "node:util";
import { parentPort } from "node:worker_threads";
import type { Training } from "../define-training.ts";
import { failureOf } from "../failure/failure.ts";
import { log } from "../log.ts";
import { stopFlag } from "../stop-flag.ts";
import type { TrainingLoaded, TrainingOutcome, TrainingWork } from "./messages.ts";

/** The thread's side: trains, and says how it ended. Any message from the main thread means: stop. */
export async function trainInWorker(load: () => Promise<Training>, work: TrainingWork): Promise<void> {
  if (parentPort === null) throw new Error("trainInWorker runs in a worker thread only");
  const port = parentPort;
  const flag = stopFlag(work.stop);
  const controller = new AbortController();
  const stop = () => controller.abort(new DOMException("the job is being stopped", "AbortError"));
  port.on("message", stop);
  if (flag.isRaised) stop();
  writeConsoleAtOnce();
  const training = await load();
  const loaded: TrainingLoaded = { kind: "loaded", stopGraceMs: training.stopGraceMs };
  port.postMessage(loaded);
  port.postMessage(await outcomeOf(training, { signal: controller.signal, flag }));
}

async function outcomeOf(training: Training, stop: Parameters<Training["run"]>[0]): Promise<TrainingOutcome> {
  try {
    await training.run(stop);
    return { kind: stop.flag.isRaised ? "stopped" : "finished" };
  } catch (error) {
    if (stop.flag.isRaised && error instanceof Error && error.name === "AbortError") return { kind: "stopped" };
    return { kind: "failed", failure: failureOf(error) };
  }
}

/** A thread's console goes through the main thread, and its last lines are lost when the thread is ended. */
function writeConsoleAtOnce(): void {
  for (const method of ["log", "info", "warn", "error", "debug"] as const) {
    console[method] = (...values: unknown[]) => log(format(...values));
  }
}
