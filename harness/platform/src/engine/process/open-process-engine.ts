import { platform } from "node:os";
import type { Engine } from "../engine.ts";
import { removeAbandonedFolders } from "../scratch-folder.ts";
import { ProcessEngine } from "./process-engine.ts";

export interface ProcessEngineOptions {
  /** What runs the folder's program; `train` or `serve` follows. Default: node with the `main` of its package.json. */
  readonly command?: readonly string[] | undefined;
  /** The operating system, which decides what can be seen of a process. Default: this machine's. */
  readonly system?: NodeJS.Platform;
}

/**
 * An engine without containers: an image is the folder of a program, run as a process below another base folder
 * (`SAGEMAKER_BASE_DIR`) and at a free port (`SAGEMAKER_BIND_TO_PORT`). What processes that were killed left is removed in the
 * background.
 *
 * @example
 * await using engine = await openProcessEngine();
 * const platform = openPlatform({ engine, folder: "/tmp/byoa" });
 * await using job = await platform.startTrainingJob({ jobName: "try-1", image: "algorithms/decision-tree", hyperparameters: {}, channels: [] });
 */
export async function openProcessEngine(options: ProcessEngineOptions = {}): Promise<Engine> {
  void removeAbandonedFolders().catch(() => {});
  return new ProcessEngine(options.command, options.system ?? platform());
}
