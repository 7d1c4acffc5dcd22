import type { Progress } from "../progress.ts";

/** A part of a run and how long it took. */
export interface TimedPart {
  readonly name: string;
  readonly durationMs: number;
}

/** The same progress; each step that is done is added to the parts of the run. */
export function timedProgress(progress: Progress, parts: TimedPart[], nowMs = () => performance.now()): Progress {
  return (name) => {
    const step = progress(name);
    const startedMs = nowMs();
    return {
      ...step,
      done(text) {
        parts.push({ name: `set-up: ${name} ${text}`, durationMs: nowMs() - startedMs });
        step.done(text);
      },
    };
  };
}
