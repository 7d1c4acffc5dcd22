import { resolve } from "node:path";
import { type Engine, openDockerEngine, openProcessEngine } from "@byoa/platform";
import type { Session } from "../session.ts";
import { localSession } from "./local-session.ts";

/** Where jobs are kept unless told, in the current folder. */
export const DEFAULT_JOBS_FOLDER = "byoa-jobs";

/** `docker`: containers. `process`: the program of a folder, without any container. */
export const ENGINE_NAMES = ["docker", "process"] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

export interface LocalEngineOptions {
  /** Default `docker`. */
  readonly engine?: EngineName | undefined;
  /** What runs a folder's program on the process engine. Default: node with the main of its package.json. */
  readonly command?: readonly string[] | undefined;
  readonly onNotice?: ((line: string) => void) | undefined;
}

/** Throws PlatformError `engine-not-reachable`. */
export async function openLocalEngine({ engine, command, onNotice }: LocalEngineOptions = {}): Promise<Engine> {
  if (engine === "process") return await openProcessEngine({ command });
  return await openDockerEngine(onNotice === undefined ? {} : { onNotice });
}

/** A session on this machine. Throws PlatformError `engine-not-reachable`. */
export async function openLocalSession(
  options: LocalEngineOptions & { readonly jobsFolder?: string | undefined } = {},
): Promise<Session> {
  const { jobsFolder = DEFAULT_JOBS_FOLDER } = options;
  return localSession({ engine: await openLocalEngine(options), jobsFolder: resolve(jobsFolder) });
}
