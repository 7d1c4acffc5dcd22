import { type Engine, openPlatform, startTransformJob } from "@byoa/platform";
import { openJobStore } from "../jobs/job-store.ts";
import type { Session } from "../session.ts";
import { deployLocally } from "./deploy-locally.ts";
import { trainLocally } from "./train-locally.ts";
import { untilAborted } from "./until-aborted.ts";

export interface LocalSessionOptions {
  readonly engine: Engine;
  /** Folder in which each job keeps its record and archives. */
  readonly jobsFolder: string;
}

/** A session on this machine: the same platform that the checks run on. Disposing it closes the engine. */
export function localSession({ engine, jobsFolder }: LocalSessionOptions): Session {
  const platform = openPlatform({ engine, folder: jobsFolder });
  const store = openJobStore(jobsFolder);
  return {
    train: (request) => trainLocally(platform, store, request),
    deploy: (request) => deployLocally(platform, request),
    async transform({ onLog, signal, ...request }) {
      await using job = await startTransformJob(engine, request);
      job.onLogLine((line) => onLog?.(line, "model"));
      return await untilAborted(job.finished, signal);
    },
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  };
}
