import { removeAbandonedFolders } from "../scratch-folder.ts";
import { type LabelledEngine, removeLabelled } from "./leftovers.ts";
import { watchRun } from "./reaper.ts";

/** What goes on beside an engine's containers. */
export interface BackgroundWork {
  /** A container has started: from now on it holds nobody up. Only the first call counts. */
  begin(): void;
  /** The engine closes: what earlier runs left is removed even where no container was started. Never rejects. */
  finish(): Promise<void>;
}

/**
 * Has the reaper watch this run, and removes what runs that were killed left. Neither is begun before the first container has
 * started: the engine does one thing after the other, and would start that one a third later.
 */
export function backgroundWork(engine: LabelledEngine, runId: string, notice: (line: string) => void): BackgroundWork {
  let tidying: Promise<void> | undefined;
  return {
    begin() {
      if (tidying !== undefined) return;
      tidying = tidyUp(engine, notice);
      watchRun(engine.docker, runId, notice).catch(() => undefined);
    },
    finish() {
      tidying ??= tidyUp(engine, notice);
      return tidying;
    },
  };
}

/** What cannot be removed now is left to the next run. */
async function tidyUp(engine: LabelledEngine, notice: (line: string) => void): Promise<void> {
  const [removed] = await Promise.allSettled([removeLabelled(engine), removeAbandonedFolders()]);
  if (removed.status === "fulfilled" && removed.value.containers > 0)
    notice(`Removed ${removed.value.containers} containers of runs that were killed.`);
}
