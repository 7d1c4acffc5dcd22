import type { Engine } from "../engine.ts";
import { backgroundWork } from "./background-work.ts";
import { type FindOptions, findDocker } from "./docker-access.ts";
import { DockerEngine } from "./docker-engine.ts";
import { newRunId } from "./run-label.ts";

export interface DockerEngineOptions {
  /** Value of the label `byoa.run` on everything that is made. Default: a fresh one. */
  readonly runId?: string;
  /** Called with a line for people, at most once for each thing that is not as it could be. */
  readonly onNotice?: (line: string) => void;
  /** Where the engine is looked for, and how long it may take. Default: this process's environment, the user's folder, the usual limits. */
  readonly find?: FindOptions;
}

/**
 * Opens the Docker engine that is named, or the one at the usual place. What processes that were killed left on it is removed in the background,
 * once the first container has started: until then it would hold that one up.
 * Throws PlatformError `engine-not-reachable`.
 *
 * @example
 * await using engine = await openDockerEngine();
 * const host = await engine.prepare({ name: "algo-1", image: "mine", arguments: ["train"], environment: {}, mounts: [], network: "none" });
 */
export async function openDockerEngine(options: DockerEngineOptions = {}): Promise<Engine> {
  const access = await findDocker(options.find);
  const runId = options.runId ?? newRunId();
  return new DockerEngine(access, runId, backgroundWork(access, runId, options.onNotice ?? (() => {})));
}
