import type { Clock, JobPulse, MainProcess, TrainingHostObservation, TrainingJob } from "@byoa/platform";

/** What a job that works all the time takes in slow motion. */
const WHOLE_MS = 4_000;
const LEAST_SHARE = 0.02;
const MOST_SHARE = 0.5;
const LOOK_EVERY_MS = 25;
/** A quota is given out in bursts, and all that a short job does after its first line may fit into one: so many must show no handler. */
const LEAST_BURSTS = 4;
/** SIGTERM comes after this part of the work that is left once it has shown itself; of one that says nothing, after this part of all. */
const MIDDLE = 0.5;
const SILENT_MIDDLE = 0.8;
type Measured = Pick<TrainingHostObservation, "exit" | "processor">;

/**
 * Processor time of an ordinary run, in milliseconds: as it was last looked at, and for the moment from then to its end that of one
 * processor at work. Undefined for a job of several hosts.
 */
export function ordinaryProcessorMs({ hosts }: { readonly hosts: readonly Measured[] }): number | undefined {
  const [host] = hosts;
  if (host === undefined || hosts.length > 1) return undefined;
  const { ms, atMs } = host.processor ?? { ms: 0, atMs: 0 };
  return ms + Math.max(0, host.exit.atMs - atMs);
}

/** The share of a processor with which that much work takes some seconds. */
export function slowShare(ordinaryMs: number): number {
  const share = Math.min(MOST_SHARE, Math.max(LEAST_SHARE, ordinaryMs / WHOLE_MS));
  return Math.round(share * 1_000) / 1_000;
}

/** What was seen of a job in slow motion until its middle, or until its end. */
export interface SlowSight {
  /** False: it ended before. */
  readonly inMiddle: boolean;
  readonly looks: number;
  /** Processor time at the last look, in milliseconds. */
  readonly processorMs: number;
  /** Process 1 where it had no handler for SIGTERM in any of several bursts of work since its first line; absent: it had one, said nothing, or the engine does not tell. */
  readonly neverAwaitsSigterm?: MainProcess;
  /** Processor time that it may have got after the last look, in milliseconds; 0 where it goes on. */
  readonly unseenMs: number;
}

/** Part of a job's work, and least processor time, in which a handler could be set after the last look. */
const UNSEEN_SHARE = 0.05;
const UNSEEN_MS = 10;

/** It was looked at until its end, and nothing of weight came after the last look. */
export function seenToItsEnd({ inMiddle, unseenMs, processorMs }: SlowSight): boolean {
  return !inMiddle && unseenMs <= Math.max(UNSEEN_MS, UNSEEN_SHARE * processorMs);
}

/**
 * Looks at a job in slow motion until it is in its middle on its own clock: its processor time is compared with that of an ordinary run.
 * It must have shown itself by a line, or be near its end, and process 1 must have its handler for SIGTERM: one that never gets one ends
 * by itself.
 */
export async function untilSlowMiddle(
  job: Pick<TrainingJob, "log" | "pulse">,
  { ordinaryMs, share }: { readonly ordinaryMs: number; readonly share: number },
  ended: AbortSignal,
  clock: Clock,
): Promise<SlowSight> {
  const looks: JobPulse[] = [];
  let unseenMs = 0;
  let shownAtMs: number | undefined;
  let inMiddle = false;
  let lookedAtMs = clock.nowMs();
  while (!inMiddle && !ended.aborted) {
    const pulse = await job.pulse?.();
    if (pulse === undefined) {
      // It has ended since.
      unseenMs = (clock.nowMs() - lookedAtMs) * share;
      break;
    }
    looks.push(pulse);
    lookedAtMs = clock.nowMs();
    if (shownAtMs === undefined && job.log.some(({ text }) => text.trim() !== "")) shownAtMs = pulse.cpuMs;
    inMiddle = pulse.cpuMs >= middleMs(ordinaryMs, shownAtMs) && mayHear(looks);
    if (!inMiddle) await clock.pause(LOOK_EVERY_MS, ended);
  }
  // Before its first line it may still be loading, and the whole work behind may fit between two looks. One that is gone says nothing.
  const atWork = looks.filter(
    ({ cpuMs, mainProcess }) => mainProcess !== undefined && shownAtMs !== undefined && cpuMs >= shownAtMs,
  );
  const bursts = new Set(atWork.map(({ cpuMs }) => cpuMs)).size;
  const isDeaf = bursts >= LEAST_BURSTS && atWork.every(({ mainProcess }) => mainProcess?.awaitsSigterm === false);
  const last = looks.at(-1);
  const process = atWork.at(-1)?.mainProcess;
  return {
    inMiddle,
    looks: looks.length,
    processorMs: Math.round(last?.cpuMs ?? 0),
    ...(isDeaf && process !== undefined ? { neverAwaitsSigterm: process } : {}),
    unseenMs: Math.ceil(unseenMs),
  };
}

/** Process 1 has a handler, or the engine does not tell. One that the engine told of before is gone. */
function mayHear(looks: readonly JobPulse[]): boolean {
  const now = looks.at(-1)?.mainProcess;
  if (now === undefined) return looks.every(({ mainProcess }) => mainProcess === undefined);
  return now.awaitsSigterm !== false;
}

/** Processor time at which a job that has shown itself at that time, or not yet, is in its middle. */
function middleMs(ordinaryMs: number, shownAtMs: number | undefined): number {
  if (shownAtMs === undefined) return SILENT_MIDDLE * ordinaryMs;
  return shownAtMs + MIDDLE * Math.max(0, ordinaryMs - shownAtMs);
}
