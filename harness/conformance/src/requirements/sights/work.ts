import type { TrainingObservation } from "@byoa/platform";
import { endedOrdinarily } from "../../diagnosis/ended-ordinarily.ts";
import { requestedStop, type StopAttempt } from "../../experiments/training/train-stopped.ts";

/** Lines this close to the end came with it. */
const WITH_THE_END_MS = 200;

type Host = TrainingObservation["hosts"][number];

/** Something of it was seen: a line, a file that it left, a pipe that it opened. */
export function didSomething(job: Pick<TrainingObservation, "hosts"> | undefined): boolean {
  return job?.hosts.some((host) => saidSomething(host) || leftSomething(host)) ?? false;
}

/** It ended by itself: no limit of ours and no request stopped it. */
export function endedByItself({ hosts }: Pick<TrainingObservation, "hosts">): boolean {
  return hosts.length > 0 && hosts.every(({ stop }) => stop === undefined);
}

/** Its program was started, and it ended by itself: with something that was seen, or with an exit code that says enough. */
export function failedByItself(job: Pick<TrainingObservation, "hosts">): boolean {
  const started = job.hosts.every(
    ({ exit }) => exit.startError === undefined && exit.code !== 126 && exit.code !== 127,
  );
  const said = didSomething(job) || job.hosts.some(({ exit }) => exit.code !== 0);
  return started && endedByItself(job) && said;
}

/** SIGTERM came while it worked: it had shown itself, or was past its start, and did not come to its ordinary end. */
export function signalledAtWork(attempt: StopAttempt, sample: Pick<TrainingObservation, "hosts">): boolean {
  const stop = requestedStop(attempt);
  if (stop === undefined || (!stop.killed && endedOrdinarily(attempt, sample))) return false;
  // In slow motion time does not tell how far it was: only its handler does.
  if (attempt.job.hosts.some(({ slowMotion }) => slowMotion !== undefined))
    return shownBeforeSignal(attempt) || stop.mainProcess?.awaitsSigterm === true;
  return (
    shownBeforeSignal(attempt) ||
    (didSomething(sample) && stop.signalledAtMs >= Math.max(...sample.hosts.map(({ exit }) => exit.atMs)))
  );
}

/** Something of it was seen before SIGTERM: a line, an opened pipe, a checkpoint. */
export function shownBeforeSignal(attempt: StopAttempt): boolean {
  const stop = requestedStop(attempt);
  if (stop === undefined) return false;
  const shown = attempt.job.hosts.some(
    ({ pipes, checkpointsSeen = [] }) =>
      pipes.some(({ openedAtMs }) => openedAtMs !== undefined && openedAtMs < stop.signalledAtMs) ||
      checkpointsSeen.length > 0,
  );
  return shown || saidBeforeSignal(attempt);
}

/** A line came clearly before its end: what a buffer holds comes with the end. */
export function saidBeforeItsEnd({ hosts }: Pick<TrainingObservation, "hosts">): boolean {
  return hosts.some(({ log, exit, stop, slowMotion }) => {
    // In slow motion the end itself takes long: a line counts where another came after it.
    const endMs = slowMotion === undefined ? (stop?.endedAtMs ?? exit.atMs) : (log.at(-1)?.atMs ?? 0);
    return log.some(({ atMs, text }) => text.trim() !== "" && endMs - atMs > WITH_THE_END_MS);
  });
}

/** A line came before SIGTERM. */
export function saidBeforeSignal(attempt: StopAttempt): boolean {
  const signalledAtMs = requestedStop(attempt)?.signalledAtMs ?? 0;
  return attempt.job.hosts.some(({ log }) => log.some(({ atMs }) => atMs < signalledAtMs));
}

function saidSomething({ log, failure }: Host): boolean {
  return log.some(({ text }) => text.trim() !== "") || (failure?.sizeBytes ?? 0) > 0;
}

function leftSomething({ model, output, checkpoints = [], pipes }: Host): boolean {
  const left = [...model, ...output, ...checkpoints].some(({ type }) => type === "file");
  return left || pipes.some(({ openedAtMs }) => openedAtMs !== undefined);
}
