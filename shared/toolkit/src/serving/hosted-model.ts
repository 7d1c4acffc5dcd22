import type { Answer, Question } from "./answer.ts";
import { errorLine } from "./one-line.ts";
import { Refusal } from "./refusal.ts";
import type { LoadedModel, Serving } from "./serving.ts";
import { openWorkerPool } from "./workers/worker-pool.ts";

/** Below this a worker thread's hand-over costs more than the answer; above it the event loop would be held for long. */
export const INLINE_BODY_BYTES = 64 * 1024;

/** The model of this process, from loading on. */
export interface HostedModel extends AsyncDisposable {
  /** `ready` only after a warm-up; `unusable` once a warm-up fails later on, for good: the platform replaces the container. */
  readonly state: "loading" | "ready" | "unusable";
  /** Loads and warms up. @throws whatever the algorithm threw */
  load(): Promise<void>;
  /** @throws Refusal (400 bad input, 503 not ready); anything else is an internal fault */
  answer(question: Question): Promise<Answer>;
}

export function hostModel(options: {
  readonly serving: Serving;
  readonly modelFolder: string;
  /** The program's own file, started again in worker threads for large bodies. */
  readonly program: URL;
  readonly workers: number;
  readonly log: (line: string) => void;
}): HostedModel {
  const pool = openWorkerPool({ program: options.program, modelFolder: options.modelFolder, size: options.workers });
  let model: LoadedModel | undefined;
  let state: HostedModel["state"] = "loading";

  /** A fault may be the request's alone: the model's own sample tells. */
  async function checkAfterFault(loaded: LoadedModel): Promise<void> {
    try {
      await loaded.warmUp();
    } catch (error) {
      if (state === "unusable") return;
      state = "unusable";
      options.log(`error: the model no longer answers its sample, /ping says 503 from now on: ${errorLine(error)}`);
    }
  }

  return {
    get state() {
      return state;
    },
    async load() {
      const loaded = await options.serving.open(options.modelFolder);
      await loaded.warmUp();
      model = loaded;
      state = "ready";
    },
    async answer(question) {
      if (model === undefined || state !== "ready") {
        throw new Refusal(503, state === "loading" ? "the model is still loading" : "the model is not usable");
      }
      try {
        return await (question.body.byteLength > INLINE_BODY_BYTES ? pool.answer(question) : model.answer(question));
      } catch (error) {
        if (!(error instanceof Refusal)) await checkAfterFault(model);
        throw error;
      }
    },
    [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
  };
}
