import { openDockerEngine } from "./engine/docker/open-docker-engine.ts";
import { openProcessEngine } from "./engine/process/open-process-engine.ts";
import { localPlatform } from "./local-platform.ts";
import type { Platform } from "./platform.ts";

/** `docker`: containers. `process`: the program of a folder, without any container. */
export const ENGINE_NAMES = ["docker", "process"] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

export interface LocalPlatformOptions {
  /** Default `docker`. */
  readonly engine?: EngineName | undefined;
  /** The command that runs a folder's program on the process engine. Default: node with the `main` of its package.json. */
  readonly command?: readonly string[] | undefined;
  /** Called with a line for people, at most once for each thing that is not as it could be. */
  readonly onNotice?: ((line: string) => void) | undefined;
}

/**
 * Opens the platform of this machine. Throws PlatformError `engine-not-reachable`.
 *
 * @example
 * await using platform = await openLocalPlatform();
 * await using job = await platform.startTrainingJob({ jobName: "try-1", image: "mine", hyperparameters: {}, channels: [], output: "jobs" });
 * console.log((await job.finished).description.status);
 */
export async function openLocalPlatform({ engine, command, onNotice }: LocalPlatformOptions = {}): Promise<Platform> {
  if (engine === "process") return localPlatform(await openProcessEngine({ command }));
  return localPlatform(await openDockerEngine(onNotice === undefined ? {} : { onNotice }));
}
