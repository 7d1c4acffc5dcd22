import type { JobObservation } from "../experiments/training/run-job.ts";
import { PROMPT_MS, requestedStop, type StopAttempt } from "../experiments/training/train-stopped.ts";

/**
 * It was done, or had not noticed SIGTERM, when it ended: with 0 and with the sample's last line, which came before SIGTERM or long
 * after it. Such an end shows nothing. A pipe that is held keeps a job from its end.
 */
export function endedOrdinarily(attempt: StopAttempt, sample: Pick<JobObservation, "hosts">): boolean {
  const stop = requestedStop(attempt);
  const [host] = attempt.job.hosts;
  const last = host?.log.at(-1);
  const ordinary = sample.hosts[0]?.log.at(-1);
  if (stop === undefined || stop.killed || attempt.lengthening.kind === "pipe-held") return false;
  if (host?.exit.code !== 0) return false;
  // In slow motion time tells nothing: only other last words show that it did not come to its ordinary end.
  if (host.slowMotion !== undefined) return withoutNumbers(last?.text ?? "") === withoutNumbers(ordinary?.text ?? "");
  if (last === undefined || ordinary === undefined) return false;
  if (withoutNumbers(last.text) !== withoutNumbers(ordinary.text)) return false;
  return last.atMs < stop.signalledAtMs || stop.endedAtMs - stop.signalledAtMs > PROMPT_MS;
}

const withoutNumbers = (text: string): string => text.replace(/\d+/g, "0");
