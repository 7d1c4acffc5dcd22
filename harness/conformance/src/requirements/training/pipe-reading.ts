import type { PipeObservation } from "@byoa/platform";
import type { JobObservation } from "../../experiments/training/run-job.ts";
import { succeeded } from "../../experiments/training/train-on-sample.ts";
import { type PipesObservation, readFromPipe } from "../../experiments/training/train-through-pipes.ts";
import type { Evidence } from "../../requirement/evidence.ts";
import { firstHost, saidBy } from "../../requirement/evidence-of-training.ts";
import { type Judgement, notApplicable, notTestable } from "../../requirement/judgement.ts";
import type { RequirementId } from "../../requirement/requirement-ids.ts";

/** A job that our limit ended may still have been reading: its last FIFO was opened at most this long before. */
const STILL_READING_MS = 5_000;

/** Why how an image reads its pipes is not judged. */
export function beforePipes(pipes: PipesObservation): Judgement | undefined {
  if (pipes.claim === "declared-absent") return notApplicable("Pipe mode is not claimed");
  const reads = readFromPipe(pipes.job) || readFromPipe(telling(pipes));
  if (pipes.claim === "unknown" && !(reads && works(telling(pipes)))) {
    return notApplicable("a Pipe job was tried and does not run; with `pipe` among its capabilities it is judged");
  }
  return reads ? undefined : notTestable("no pipe was opened", "CHAN-MODE-03");
}

/** The job that tells of epochs and openings: the one without a late channel, where there was one. */
export function telling({ job, withoutLateChannel }: PipesObservation): JobObservation {
  return withoutLateChannel ?? job;
}

/** It came to its end, or was still going from epoch to epoch when our limit was over. */
export function works(job: JobObservation): boolean {
  const { stop, pipes } = firstHost(job);
  if (succeeded(job)) return true;
  if (stop === undefined) return false;
  const lastOpened = Math.max(0, ...pipes.map(({ epoch, openedAtMs }) => (epoch > 0 ? (openedAtMs ?? 0) : 0)));
  return lastOpened > 0 && stop.signalledAtMs - lastOpened < STILL_READING_MS;
}

export const pipeName = ({ channel, epoch }: Pick<PipeObservation, "channel" | "epoch">): string =>
  `${channel}_${epoch}`;

/** The FIFO that a failed job says is not there: what it names in a line about a file that does not exist. */
export function missingPipe(job: JobObservation): { readonly channel: string; readonly epoch: number } | undefined {
  if (succeeded(job) || firstHost(job).stop !== undefined) return undefined;
  const lines = saidBy(job)
    .split("\n")
    .filter((line) => /ENOENT|no such file|not found|does not exist|FileNotFound|missing/i.test(line));
  for (const { name } of job.request.channels) {
    for (const line of lines) {
      const match = new RegExp(`(?<![\\w.-])${name.replace(/[.]/g, "\\.")}_(\\d+)(?!\\w)`).exec(line);
      if (match?.[1] !== undefined) return { channel: name, epoch: Number(match[1]) };
    }
  }
  return undefined;
}

/** What the feeder saw, one FIFO a line. */
export function pipeEvidence(job: JobObservation): Evidence {
  const lines = firstHost(job)
    .pipes.slice(0, 8)
    .map((pipe) => {
      const opened = pipe.openedAtMs === undefined ? "never opened" : `opened at ${pipe.openedAtMs} ms, ${pipe.ending}`;
      const again = pipe.openedAgain ? ", opened again" : "";
      return `${pipeName(pipe)}  made at ${pipe.createdAtMs} ms, ${opened}, ${pipe.bytesTaken} of ${pipe.bytesOffered} bytes${again}`;
    });
  return { label: "pipes", text: lines.length === 0 ? "(none)" : lines.join("\n") };
}

/** A pipe that was read to its end and then opened once more: taken for the next epoch. */
export function takenForTheNext({ ending, openedAgain, openedAgainAtMs, closedAtMs }: PipeObservation): boolean {
  return openedAgain && ending === "drained" && (openedAgainAtMs ?? 0) >= (closedAtMs ?? 0);
}

/** The requirement of pipes that tells why the job failed. */
export function toldBy(job: JobObservation): RequirementId {
  const { pipes } = firstHost(job);
  if (pipes.some((pipe) => pipe.openedAgain && !takenForTheNext(pipe))) return "CHAN-PIPE-08";
  return (missingPipe(job)?.epoch ?? 0) > 0 ? "CHAN-PIPE-07" : "CHAN-PIPE-06";
}
