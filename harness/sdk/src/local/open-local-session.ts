import { resolve } from "node:path";
import { openDockerEngine } from "@byoa/platform";
import type { Session } from "../session.ts";
import { localSession } from "./local-session.ts";

/** Where jobs are kept unless told, in the current folder. */
export const DEFAULT_JOBS_FOLDER = "byoa-jobs";

/** A session on this machine's container engine. Throws PlatformError `engine-not-reachable`. */
export async function openLocalSession(
  options: { readonly jobsFolder?: string | undefined; readonly onNotice?: (line: string) => void } = {},
): Promise<Session> {
  const { jobsFolder = DEFAULT_JOBS_FOLDER, onNotice } = options;
  const engine = await openDockerEngine(onNotice === undefined ? {} : { onNotice });
  return localSession({ engine, jobsFolder: resolve(jobsFolder) });
}
