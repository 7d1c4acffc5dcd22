import { Worker } from "node:worker_threads";
import type { Answer, Question } from "../answer.ts";
import { Refusal } from "../refusal.ts";
import type { PredictionWork, WorkerReply } from "./messages.ts";
import { ownedBuffer } from "./transfer.ts";

export interface WorkerPool extends AsyncDisposable {
  /** @throws Refusal as the model threw it; any other error is an internal fault */
  answer(question: Question): Promise<Answer>;
}

interface Job {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Threads that answer questions one at a time each, the rest waits in line. A thread is started when first needed, from the
 * program's own file; one that dies fails its own question only, and is replaced when needed. Disposing ends every thread and
 * refuses (503) the questions that have no answer yet.
 */
export function openWorkerPool(options: {
  readonly program: URL;
  readonly modelFolder: string;
  readonly size: number;
}): WorkerPool {
  const waiting: Job[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, Job>();
  let count = 0;
  let closed = false;

  function start(): Worker {
    const work: PredictionWork = { byoa: "prediction", modelFolder: options.modelFolder };
    const worker = new Worker(options.program, { workerData: work });
    count += 1;
    worker.on("message", (reply: WorkerReply) => {
      const job = busy.get(worker);
      busy.delete(worker);
      idle.push(worker);
      if (job !== undefined) settle(job, reply);
      next();
    });
    worker.on("error", (error) => fail(worker, error));
    worker.on("exit", (code) => {
      count -= 1;
      if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1);
      fail(worker, new Error(`the worker thread ended with code ${code}`));
      next();
    });
    return worker;
  }

  function fail(worker: Worker, error: unknown): void {
    busy.get(worker)?.reject(error);
    busy.delete(worker);
  }

  function next(): void {
    if (closed) return;
    const worker = idle.pop() ?? (waiting.length > 0 && count < options.size ? start() : undefined);
    if (worker === undefined) return;
    const job = waiting.shift();
    if (job === undefined) {
      idle.push(worker);
      return;
    }
    busy.set(worker, job);
    worker.postMessage(job.question, ownedBuffer(job.question.body));
  }

  return {
    answer: (question) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(stopping());
        waiting.push({ question, resolve, reject });
        next();
      }),
    async [Symbol.asyncDispose]() {
      closed = true;
      for (const job of [...waiting.splice(0), ...busy.values()]) job.reject(stopping());
      await Promise.all([...idle, ...busy.keys()].map((worker) => worker.terminate()));
    },
  };
}

function stopping(): Refusal {
  return new Refusal(503, "the server is stopping");
}

function settle(job: Job, reply: WorkerReply): void {
  if ("answer" in reply) job.resolve(reply.answer);
  else if ("refusal" in reply) job.reject(new Refusal(reply.refusal.status, reply.refusal.message));
  else job.reject(reply.fault);
}
