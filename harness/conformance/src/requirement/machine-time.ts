import type {
  BusySpan,
  EndpointObservation,
  Exchange,
  TrainingHostObservation,
  TrainingObservation,
} from "@byoa/platform";
import type { Profile } from "../profile/profile.ts";
import type { Judgement } from "./judgement.ts";

/** A span of a record that a verdict rests on, in the record's own time. */
export interface TimedSpan {
  /** Undefined: not known how busy the machine was; the wall clock then decides. */
  readonly busySpans: readonly BusySpan[] | undefined;
  readonly fromMs: number;
  readonly toMs: number;
  /** This much withheld time could have made the verdict. Default: half of the span. */
  readonly explainedByMs?: number;
}

/** What of a requirement's verdict rests on time. Method syntax, so that each requirement has its own observations. */
export interface TimeBound<O> {
  /** What a busy machine can make the judge say. */
  readonly verdicts: readonly Judgement["kind"][];
  /** Empty: what was seen is true on any machine. */
  spans(observed: O, profile: Profile, verdict: Judgement["kind"]): readonly TimedSpan[];
}

/** A machine that withholds less than this share is as good as idle. */
const IDLE_SHARE = 0.15;

/** How long the container had to wait for a processor in that span, at most, in milliseconds. */
export function withheldIn({ busySpans = [], fromMs, toMs }: TimedSpan): number {
  return busySpans.reduce((sum, busy) => {
    const overlapMs = Math.min(toMs, busy.toMs) - Math.max(fromMs, busy.fromMs);
    if (overlapMs <= 0) return sum;
    return sum + busy.withheldMs * (overlapMs / (busy.toMs - busy.fromMs));
  }, 0);
}

/** On the container's own clock the span may have been too short for what is said of it. */
export function wasTooBusy(span: TimedSpan): boolean {
  const explainedByMs = span.explainedByMs ?? (span.toMs - span.fromMs) / 2;
  return withheldIn(span) >= Math.max(1, explainedByMs);
}

/** Something that took longer than its limit: too busy when without the waits it would not have. */
export function lateSpan(busySpans: TimedSpan["busySpans"], fromMs: number, took: { ms: number; limitMs: number }) {
  const explainedByMs = Math.max(took.ms - took.limitMs, IDLE_SHARE * took.ms);
  return { busySpans, fromMs, toMs: fromMs + took.ms, explainedByMs };
}

/** The exchanges that came later than the limit, or not at all. */
export function lateExchanges(
  { busySpans }: Pick<EndpointObservation, "busySpans">,
  exchanges: readonly Exchange[],
  limitMs: number,
): TimedSpan[] {
  return exchanges
    .filter(({ error, totalMs }) => error === "timeout" || totalMs > limitMs)
    .map(({ sentAtMs, totalMs }) => lateSpan(busySpans, sentAtMs, { ms: totalMs, limitMs }));
}

/** The limit as it stands, plus our own lag where a record says nothing better of the machine. */
export function limitIn(
  { busySpans, harnessLagMs }: Pick<EndpointObservation, "busySpans" | "harnessLagMs">,
  limitMs: number,
): number {
  return busySpans === undefined ? limitMs + harnessLagMs : limitMs;
}

/** Of a container that was asked to stop: from SIGTERM to the end. */
export function stopSpans({
  stop,
  busySpans,
}: Pick<EndpointObservation | TrainingHostObservation, "stop" | "busySpans">): TimedSpan[] {
  return stop === undefined ? [] : [{ busySpans, fromMs: stop.signalledAtMs, toMs: stop.endedAtMs }];
}

/** The whole life of each container of a job. */
export function lifeSpans({ hosts }: Pick<TrainingObservation, "hosts">): TimedSpan[] {
  return hosts.map(({ busySpans, exit }) => ({ busySpans, fromMs: 0, toMs: exit.atMs }));
}
