import { redaction } from "@byoa/conformance/secrets";
import type { Platform } from "@byoa/platform";
import { openJobStore } from "../jobs/job-store.ts";
import type { Session } from "../session.ts";
import { deployLocally } from "./deploy-locally.ts";
import { trainLocally } from "./train-locally.ts";
import { untilAborted } from "./until-aborted.ts";
import { withLongLog } from "./with-long-log.ts";

export interface LocalSessionOptions {
  readonly platform: Platform;
  /** Folder in which each job keeps its record and archives. */
  readonly jobsFolder: string;
}

/** A session on this machine: the same platform that the checks run on. Disposing it disposes of the platform. */
export function localSession({ platform, jobsFolder }: LocalSessionOptions): Session {
  const store = openJobStore(jobsFolder);
  return {
    train: (request) => trainLocally(platform, store, request),
    deploy: (request) => deployLocally(platform, request),
    async transform({ onLog, signal, ...request }) {
      await using job = await platform.startTransformJob({ ...request, limits: withLongLog(request.limits) });
      const hide = redaction([request.environment ?? {}]);
      job.onLogLine((line) => onLog?.({ ...line, text: hide(line.text) }, "model"));
      return await untilAborted(job.finished, signal);
    },
    [Symbol.asyncDispose]: () => platform[Symbol.asyncDispose](),
  };
}
