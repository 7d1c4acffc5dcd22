import type { JobObservation } from "../experiments/training/run-job.ts";
import { PROMPT_MS, requestedStop, type StopAttempt } from "../experiments/training/train-stopped.ts";

type Host = JobObservation["hosts"][number];

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
  if (host.slowMotion !== undefined) return saidAsMuch(host, sample.hosts[0]);
  if (last === undefined || ordinary === undefined) return false;
  if (withoutNumbers(last.text) !== withoutNumbers(ordinary.text)) return false;
  return last.atMs < stop.signalledAtMs || stop.endedAtMs - stop.signalledAtMs > PROMPT_MS;
}

/** In slow motion time tells nothing. One that stopped early has said less than the sample, or something else at its end. */
function saidAsMuch(host: Host, sample: Host | undefined): boolean {
  const [last, ordinary] = [host.log.at(-1), sample?.log.at(-1)];
  if (sample === undefined || host.log.length < sample.log.length) return false;
  return withoutNumbers(last?.text ?? "") === withoutNumbers(ordinary?.text ?? "");
}

const withoutNumbers = (text: string): string => text.replace(/\d+/g, "0");
