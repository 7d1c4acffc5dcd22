import type { Clock, TrainingHostObservation, TrainingJob } from "@byoa/platform";
import { lookAtWork, type WorkLook } from "./deaf-at-work.ts";

/** What a job that works all the time takes in slow motion. */
const WHOLE_MS = 4_000;
const LEAST_SHARE = 0.02;
const MOST_SHARE = 0.5;
const LOOK_EVERY_MS = 25;
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
  /** Processor time at the last look, in milliseconds. */
  readonly processorMs: number;
}

/**
 * Looks at a job in slow motion until it is in its middle on its own clock: its processor time is compared with that of an ordinary run.
 * It must have shown itself by a line, or be near its end, and process 1 must have its handler for SIGTERM: one that never gets one ends
 * by itself.
 */
export async function untilSlowMiddle(
  job: Pick<TrainingJob, "log" | "pulse">,
  looks: WorkLook[],
  ordinaryMs: number,
  ended: AbortSignal,
  clock: Clock,
): Promise<SlowSight> {
  let inMiddle = false;
  while (!inMiddle && !ended.aborted) {
    const look = await lookAtWork(job);
    if (look === undefined) break;
    looks.push(look);
    const shown = looks.find(({ lines }) => lines > 0);
    inMiddle = look.cpuMs >= middleMs(ordinaryMs, shown?.cpuMs) && mayHear(looks);
    if (!inMiddle) await clock.pause(LOOK_EVERY_MS, ended);
  }
  return { inMiddle, processorMs: Math.round(looks.at(-1)?.cpuMs ?? 0) };
}

/** Process 1 has a handler, or the engine does not tell. One that the engine told of before is gone. */
function mayHear(looks: readonly WorkLook[]): boolean {
  const now = looks.at(-1)?.mainProcess;
  if (now === undefined) return looks.every(({ mainProcess }) => mainProcess === undefined);
  return now.awaitsSigterm !== false;
}

/** Processor time at which a job that has shown itself at that time, or not yet, is in its middle. */
function middleMs(ordinaryMs: number, shownAtMs: number | undefined): number {
  if (shownAtMs === undefined) return SILENT_MIDDLE * ordinaryMs;
  return shownAtMs + MIDDLE * Math.max(0, ordinaryMs - shownAtMs);
}
