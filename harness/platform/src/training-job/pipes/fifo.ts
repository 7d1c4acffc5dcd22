import { chmodSync, constants, linkSync, lstatSync, openSync, renameSync, rmSync, unlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 2;
const MODE = 0o644;

/** What a program did to a FIFO's name: only where the folder of the pipes is not read-only to it. */
export type Disturbance = "removed" | "replaced" | "mode-changed";

/**
 * A FIFO with a name of our own, out of the program's sight: it leads there whatever becomes of the name that the program knows.
 */
export interface Fifo {
  readonly own: string;
  /** Puts it under that name at once, in place of what has it; says why it cannot. */
  put(path: string): Disturbance | undefined;
  /** What has happened to its name there since. */
  disturbance(path: string): Disturbance | undefined;
  /** Removes both names; of the one at `path` only what is still ours. */
  discard(path?: string): void;
}

export function fifoAt(own: string): Fifo {
  const disturbance = (path: string): Disturbance | undefined => {
    const seen = lstatSync(path, { throwIfNoEntry: false });
    if (seen === undefined) return "removed";
    const made = lstatSync(own);
    if (seen.ino !== made.ino || seen.dev !== made.dev) return "replaced";
    return (seen.mode & 0o777) === MODE ? undefined : "mode-changed";
  };
  return {
    own,
    put(path) {
      const moving = `${own}-moving`;
      linkSync(own, moving);
      try {
        renameSync(moving, path);
        return undefined;
      } catch (error) {
        unlinkSync(moving);
        const code = codeOf(error);
        if (code === "ENOENT" || code === "ENOTDIR") return "removed";
        if (code === "EISDIR" || code === "EEXIST" || code === "ENOTEMPTY") return "replaced";
        if (code === "EACCES" || code === "EPERM") return "mode-changed";
        throw error;
      }
    },
    disturbance(path) {
      try {
        return disturbance(path);
      } catch {
        // The folder itself is no folder any more, or may not be looked into.
        return "replaced";
      }
    },
    discard(path) {
      try {
        const seen = path === undefined ? "removed" : disturbance(path);
        if (path !== undefined && (seen === undefined || seen === "mode-changed")) unlinkSync(path);
      } catch {
        // It goes with its folder.
      }
      rmSync(own, { force: true });
    },
  };
}

/** The writing end as soon as a reader has opened the FIFO; undefined when `signal` ends the wait. */
export async function openForReader(fifo: Fifo, signal: AbortSignal): Promise<number | undefined> {
  while (!signal.aborted) {
    const descriptor = tryOpen(fifo.own);
    if (descriptor !== undefined) return descriptor;
    await sleep(POLL_MS, undefined, { signal }).catch(() => {});
  }
  return undefined;
}

function tryOpen(path: string): number | undefined {
  try {
    return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    const code = codeOf(error);
    // A program that takes its own rights away takes ours, too, where both are the same user.
    if (code === "EACCES") chmodSync(path, MODE);
    else if (code !== "ENXIO") throw error;
    return undefined;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
