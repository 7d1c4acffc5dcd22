import { failureReason, type SecondaryStatus, SUCCESS_EXIT_CODE, type TrainingJobStatus } from "@byoa/contract";
import type { JobDescription, StopObservation, TrainingHostObservation } from "../observation/training-observation.ts";

type Because = StopObservation["because"];

/** Keeps the secondary states as the job passes through them. Times in milliseconds since the request. */
export class JobHistory {
  readonly transitions: { readonly status: SecondaryStatus; readonly atMs: number }[] = [];
  readonly #beganAt = performance.now();

  enter(status: SecondaryStatus): void {
    this.transitions.push({ status, atMs: Math.round(performance.now() - this.#beganAt) });
  }

  get durationMs(): number {
    return Math.round(performance.now() - this.#beganAt);
  }
}

/** How the job ends: stopped when it was told to, else by the exit codes of its hosts. Source: contract A7. */
export function outcome(
  hosts: readonly TrainingHostObservation[],
  stopped: Because | undefined,
): {
  status: TrainingJobStatus;
  secondaryStatus: SecondaryStatus;
  failureReason?: string;
} {
  if (stopped === "max-run-time") return { status: "Stopped", secondaryStatus: "MaxRuntimeExceeded" };
  if (stopped === "stop-requested" || stopped === "experiment-limit")
    return { status: "Stopped", secondaryStatus: "Stopped" };
  const failed = hosts
    .filter((host) => host.exit.code !== SUCCESS_EXIT_CODE)
    .sort((a, b) => a.exit.atMs - b.exit.atMs)[0];
  if (failed === undefined) return { status: "Completed", secondaryStatus: "Completed" };
  const text = failed.failure?.type === "file" ? failed.failure.text : failed.exit.startError;
  return { status: "Failed", secondaryStatus: "Failed", failureReason: failureReason(text, failed.exit.code) };
}

/** What DescribeTrainingJob would show. */
export function describeJob(history: JobHistory, ended: ReturnType<typeof outcome>): JobDescription {
  return { ...ended, transitions: [...history.transitions] };
}
