import { type Clock, systemClock, type TrainingJob } from "@byoa/platform";

/** A job that did nothing any more and stayed: how long its model, its log and its processor had been at rest when it was stopped. */
export interface Lingering {
  readonly restMs: number;
}

/** Processor time that a waiting runtime may use and still be at rest, as a part of the time in which it did not wait for a processor. */
const IDLE_SHARE = 0.02;
const LOOK_EVERY_MS = 1_000;

/**
 * Watches a job until it ends or has been at rest for `lingerMs`: the log is silent, the processor idle, and the model, if there is
 * one, does not change; without a model for twice as long. A job that works may take as long as it likes. Where the engine cannot
 * look, it never resolves with a finding.
 */
export async function watchForLingering(
  job: Pick<TrainingJob, "log" | "look">,
  lingerMs: number,
  ended: AbortSignal,
  clock: Clock = systemClock,
): Promise<Lingering | undefined> {
  if (job.look === undefined) return undefined;
  let restSince = clock.nowMs();
  let last = { lines: "", fingerprint: "", cpuMs: 0, waitMs: 0, atMs: clock.nowMs() };
  for (;;) {
    await clock.pause(LOOK_EVERY_MS, ended);
    if (ended.aborted) return undefined;
    // Of a log beyond its limit the last lines are kept: their number stays the same, their time does not.
    const lines = `${job.log.length} ${job.log.at(-1)?.atMs}`;
    if (lines !== last.lines) {
      last = { ...last, lines };
      restSince = clock.nowMs();
      continue;
    }
    const look = await job.look().catch(() => undefined);
    if (look === undefined) return undefined;
    const atMs = clock.nowMs();
    const waitMs = look.waitMs ?? last.waitMs;
    const works = look.cpuMs - last.cpuMs > IDLE_SHARE * freeMs(atMs - last.atMs, waitMs - last.waitMs);
    if (works || look.modelFingerprint !== last.fingerprint) restSince = atMs;
    last = { lines, fingerprint: look.modelFingerprint, cpuMs: look.cpuMs, waitMs, atMs };
    const patienceMs = look.modelFingerprint === "" ? 2 * lingerMs : lingerMs;
    if (atMs - restSince >= patienceMs) return { restMs: Math.round(atMs - restSince) };
  }
}

/** The part of a span in which the job did not wait for a processor: on a busy machine a job that works gets few of them, and uses all. */
function freeMs(passedMs: number, waitedMs: number): number {
  return Math.max(1, passedMs - Math.max(0, waitedMs));
}
