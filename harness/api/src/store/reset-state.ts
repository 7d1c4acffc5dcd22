import { rmSync } from "node:fs";
import { join } from "node:path";
import { openStore } from "./open-store.ts";

/** Removes all that `byoa up` keeps in the folder, and nothing else. Throws UpError `up-already-runs`, `state-not-usable`. */
export function resetState(folder: string): void {
  // Opened first: what another one has open is not taken away from it.
  openStore(folder, { acceptsNewer: true })[Symbol.dispose]();
  for (const name of ["objects", "running", "serving", "state.sqlite", "state.sqlite-wal", "state.sqlite-shm"])
    rmSync(join(folder, name), { recursive: true, force: true });
}
