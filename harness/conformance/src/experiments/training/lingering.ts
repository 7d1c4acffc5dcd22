import { SERVING_PORT } from "@byoa/contract";
import { type Clock, systemClock, type TrainingJob } from "@byoa/platform";

/** A job that did nothing any more and stayed: how long its model, its log and its processor had been at rest when it was stopped. */
export interface Lingering {
  readonly restMs: number;
  /** Ports at which it listened all that time, where it had no model: it is a server. */
  readonly listensAt?: readonly number[];
}

/** How long a job may rest. */
export interface RestLimits {
  /** With a model. A program that listens where servers do gets twice this, one that listens elsewhere nine times. */
  readonly lingerMs: number;
  /** Without a model and without a port. Undefined: as long as it likes. */
  readonly emptyHandedMs?: number | undefined;
  /** Called about once a minute while it rests without a model and nothing ends it. */
  readonly onRest?: (restMs: number) => void;
}

/** Processor time that a waiting runtime may use and still be at rest, as a part of the time in which it did not wait for a processor. */
const IDLE_SHARE = 0.02;
const LOOK_EVERY_MS = 1_000;
const TELL_EVERY_MS = 60_000;

/**
 * Watches a job until it ends or has been at rest for too long: the log is silent, the processor idle, and the model does not change.
 * Rest alone says nothing of a job without a model: it may import, or wait for data. Such a job is stopped when it listens at a port
 * meanwhile, as a server does, or where `emptyHandedMs` says so. Where the engine cannot look, it never resolves with a finding.
 */
export async function watchForLingering(
  job: Pick<TrainingJob, "log" | "look">,
  { lingerMs, emptyHandedMs, onRest }: RestLimits,
  ended: AbortSignal,
  clock: Clock = systemClock,
): Promise<Lingering | undefined> {
  if (job.look === undefined) return undefined;
  let restSince = clock.nowMs();
  let listensSince: number | undefined;
  let toldMs = 0;
  let longestRestMs = 0;
  let last = { lines: "", fingerprint: "", cpuMs: 0, waitMs: 0, atMs: clock.nowMs() };
  const goesOn = (atMs: number): void => {
    longestRestMs = Math.max(longestRestMs, atMs - restSince);
    restSince = atMs;
    toldMs = 0;
  };
  for (;;) {
    await clock.pause(LOOK_EVERY_MS, ended);
    if (ended.aborted) return undefined;
    // Of a log beyond its limit the last lines are kept: their number stays the same, their time does not.
    const lines = `${job.log.length} ${job.log.at(-1)?.atMs}`;
    if (lines !== last.lines) {
      last = { ...last, lines };
      goesOn(clock.nowMs());
      continue;
    }
    const look = await job.look().catch(() => undefined);
    if (look === undefined) return undefined;
    const atMs = clock.nowMs();
    const waitMs = look.waitMs ?? last.waitMs;
    const works = look.cpuMs - last.cpuMs > IDLE_SHARE * freeMs(atMs - last.atMs, waitMs - last.waitMs);
    // While it waits for a processor it does not rest: on a starved machine a job that works may get none in a whole second.
    if (2 * (waitMs - last.waitMs) >= atMs - last.atMs) restSince = Math.min(atMs, restSince + atMs - last.atMs);
    if (works || look.modelFingerprint !== last.fingerprint) goesOn(atMs);
    last = { lines, fingerprint: look.modelFingerprint, cpuMs: look.cpuMs, waitMs, atMs };
    listensSince = look.listensAt === undefined ? undefined : (listensSince ?? atMs);
    const restMs = Math.round(atMs - restSince);
    // A job that rested before and went on may do so again.
    const patienceMs = Math.max(lingerMs, 2 * longestRestMs);
    if (look.modelFingerprint !== "") {
      if (restMs >= patienceMs) return { restMs };
      continue;
    }
    const servesMs = listensSince === undefined ? 0 : Math.min(restMs, atMs - listensSince);
    const { listensAt } = look;
    // At other ports a trainer listens too: for its workers, for a page with its progress.
    if (listensAt !== undefined && servesMs >= lingerMs * (listensAt.includes(SERVING_PORT) ? 2 : 9))
      return { restMs, listensAt };
    if (emptyHandedMs !== undefined && restMs >= emptyHandedMs) return { restMs };
    if (restMs - toldMs >= TELL_EVERY_MS) {
      toldMs = restMs;
      onRest?.(restMs);
    }
  }
}

/** The part of a span in which the job did not wait for a processor: on a busy machine a job that works gets few of them, and uses all. */
function freeMs(passedMs: number, waitedMs: number): number {
  return Math.max(1, passedMs - Math.max(0, waitedMs));
}
