import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Clock } from "../clock.ts";
import type { LogLine } from "../observation/log-line.ts";
import type { ArchiveFacts, TrainingObservation } from "../observation/training-observation.ts";
import { OWNER_ONLY } from "../owner-only.ts";
import type { TrainingJob } from "../training-job/training-job.ts";
import type { TrainingRequest } from "../training-job/training-request.ts";
import type { RecordedJob } from "./recording.ts";

type Listener = (line: LogLine, host: string) => void;

/** A job that logs, ends and is recorded as the real one was, in the clock's time. Its small archives lie in its output folder again. */
export function recordedJob(record: RecordedJob, request: TrainingRequest, clock: Clock): TrainingJob {
  const { finished: observation, looks, pulses = [], archives } = record;
  const startedMs = clock.nowMs();
  const log: LogLine[] = [];
  const listeners = new Set<Listener>();
  const lines = observation.hosts
    .flatMap((host) => host.log.map((line) => ({ host: host.host, line })))
    .toSorted((one, other) => one.line.atMs - other.line.atMs);
  const elapsedMs = () => clock.nowMs() - startedMs;

  const run = async (): Promise<TrainingObservation> => {
    for (const { host, line } of lines) {
      await clock.pause(line.atMs - elapsedMs());
      log.push(line);
      for (const listener of listeners) listener(line, host);
    }
    await clock.pause(observation.durationMs - elapsedMs());
    const folder = join(request.output, request.jobName);
    for (const { name, bytes } of archives) {
      await mkdir(folder, { recursive: true, mode: OWNER_ONLY.folder });
      await writeFile(join(folder, name), bytes, { mode: OWNER_ONLY.file });
    }
    const { model, output, ...others } = observation.artifacts;
    const placed = (facts: ArchiveFacts) => ({ ...facts, file: join(folder, basename(facts.file)) });
    return {
      ...observation,
      artifacts: {
        ...others,
        ...(model === undefined ? {} : { model: placed(model) }),
        ...(output === undefined ? {} : { output: placed(output) }),
      },
    };
  };
  const finished = run();
  finished.catch(() => {});

  return {
    name: request.jobName,
    log,
    finished,
    get checkpointsSeen() {
      const seen = observation.hosts.flatMap(({ checkpointsSeen = [] }) => checkpointsSeen);
      return seen.filter(({ atMs }) => atMs <= elapsedMs());
    },
    onLogLine(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    followLog(listener) {
      for (const { host, line } of lines.slice(0, log.length)) listener(line, host);
      listeners.add(listener);
    },
    async stop() {
      await finished;
    },
    look: async () => (looks.findLast(({ atMs }) => atMs <= elapsedMs()) ?? looks[0])?.look,
    pulse: async () => (pulses.findLast(({ atMs }) => atMs <= elapsedMs()) ?? pulses[0])?.pulse,
    async [Symbol.asyncDispose]() {
      listeners.clear();
    },
  };
}
