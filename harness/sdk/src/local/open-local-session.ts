import { resolve } from "node:path";
import { type LocalPlatformOptions, openLocalPlatform } from "@byoa/platform";
import type { Session } from "../session.ts";
import { localSession } from "./local-session.ts";

/** Where jobs are kept unless told, in the current folder. */
export const DEFAULT_JOBS_FOLDER = "byoa-jobs";

/** A session on this machine. Throws PlatformError `engine-not-reachable`. */
export async function openLocalSession(
  options: LocalPlatformOptions & { readonly jobsFolder?: string | undefined } = {},
): Promise<Session> {
  const { jobsFolder = DEFAULT_JOBS_FOLDER } = options;
  return localSession({ platform: await openLocalPlatform(options), jobsFolder: resolve(jobsFolder) });
}
