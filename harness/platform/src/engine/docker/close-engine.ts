import { setTimeout as sleep } from "node:timers/promises";
import type Dockerode from "dockerode";
import { PlatformError } from "../../platform-error.ts";
import { type Inventory, removalCommand, type Thing } from "./inventory.ts";
import { labelled, removeAll } from "./leftovers.ts";
import { removalCommand as removalOfRun } from "./run-label.ts";
import { withinLimit } from "./within-limit.ts";

/** How long closing goes on without an answer from the engine, in milliseconds. */
export const CLOSE_LIMIT_MS = 4_500;
/**
 * How long it goes on at most while the engine still lists what is left: a busy machine removes slowly, and that is no failure. After
 * Ctrl-C the command itself ends within five seconds, and names what is left.
 */
const PATIENCE_MS = 20_000;
/** The same when the engine has already failed to remove something in time. */
export const CLOSE_LIMIT_OF_STUCK_MS = 1_500;
/** For the removal of one host: what takes longer goes on, and is looked after when the engine closes. */
export const HOST_LIMIT_MS = 3_000;
/** Of the closing, kept for looking what is left. */
const VERIFY_MS = 1_000;
const PAUSE_MS = 50;
/** More names than these make no line. */
const NAMES_LIMIT = 8;

export interface Closing {
  readonly docker: Dockerode;
  readonly runId: string;
  readonly inventory: Inventory;
  readonly limitMs: number;
  /** Removes what is known one by one; what goes wrong with it shows in what is left. */
  readonly removeKnown: () => Promise<unknown>;
}

/** Removes all of a run and looks whether it is gone. Throws PlatformError `left-behind` with the command that removes the rest. */
export async function closeEngine({ docker, runId, inventory, limitMs, removeKnown }: Closing): Promise<void> {
  const began = performance.now();
  let until = began + limitMs;
  const inTime = <T>(work: Promise<T>, keptMs = 0): Promise<T | undefined> =>
    withinLimit(work, until - keptMs - performance.now(), () => new Error("late")).catch(() => undefined);
  await inTime(removeKnown(), Math.min(VERIFY_MS, limitMs / 2));
  let left: Thing[] | undefined;
  do {
    const listed = await inTime(labelled({ docker }, ["container", "volume", "network"], runId));
    if (listed !== undefined) until = Math.max(until, Math.min(performance.now() + limitMs, began + PATIENCE_MS));
    // Without a list from the engine nothing is known to be gone but what it has said to have removed.
    left = listed ?? inventory.list();
    const ofKind = (kind: Thing["kind"]) => (left ?? []).filter((thing) => thing.kind === kind);
    for (const kind of ["container", "volume", "network"] as const) await inTime(removeAll(docker, ofKind(kind)));
    if (left.length > 0) await sleep(PAUSE_MS);
  } while (left.length > 0 && performance.now() < until);
  if (left.length > 0) throw leftBehind(left, runId);
}

function leftBehind(things: readonly Thing[], runId: string): PlatformError {
  const command = things.length > NAMES_LIMIT ? removalOfRun(runId) : removalCommand(things);
  const counts = (["container", "volume", "network"] as const)
    .map((kind) => ({ kind, count: things.filter((thing) => thing.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${kind}${count === 1 ? "" : "s"}`);
  return new PlatformError(
    "left-behind",
    `The container engine did not remove everything in time: ${counts.join(", ")} may be left. Once it answers: ${command}`,
  );
}
