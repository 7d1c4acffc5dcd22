import type { Engine } from "../engine.ts";
import { removeAbandonedFolders } from "../scratch-folder.ts";
import { findDocker } from "./docker-access.ts";
import { DockerEngine } from "./docker-engine.ts";
import { removeLabelled } from "./leftovers.ts";
import { watchRun } from "./reaper.ts";
import { newRunId } from "./run-label.ts";

export interface DockerEngineOptions {
  /** Value of the label `byoa.run` on everything that is made. Default: a fresh one. */
  readonly runId?: string;
  /** Called with a line for people, at most once for each thing that is not as it could be. */
  readonly onNotice?: (line: string) => void;
}

/**
 * Opens the Docker engine that testcontainers finds. What processes that were killed left on it is removed in the background.
 * Throws PlatformError `engine-not-reachable`.
 *
 * @example
 * await using engine = await openDockerEngine();
 * const host = await engine.prepare({ name: "algo-1", image: "mine", arguments: ["train"], environment: {}, mounts: [], network: "none" });
 */
export async function openDockerEngine(options: DockerEngineOptions = {}): Promise<Engine> {
  const access = await findDocker();
  const runId = options.runId ?? newRunId();
  const notice = options.onNotice ?? (() => {});
  void watchRun(access.docker, runId, notice);
  void removeAbandonedFolders().catch(() => {});
  void removeLabelled(access.docker).then(
    ({ containers }) =>
      containers > 0 && notice(`${containers} containers of runs that were killed have been removed.`),
    () => {},
  );
  return new DockerEngine(access, runId);
}
