import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Clock } from "../clock.ts";
import { decorated } from "../decorated.ts";
import type { TrainingObservation } from "../observation/training-observation.ts";
import type { TrainingJob } from "../training-job/training-job.ts";
import type { RecordedJob } from "./recording.ts";

/** A bigger archive is not recorded: whoever opens it later gets the error of a missing file. */
const ARCHIVE_LIMIT_BYTES = 1024 * 1024;

/** The job, recorded while it runs; `taken` gives its record once it has finished. */
export function recordJob(
  job: TrainingJob,
  clock: Clock,
): { readonly started: TrainingJob; readonly taken: () => RecordedJob | undefined } {
  const startedMs = clock.nowMs();
  const looks: RecordedJob["looks"][number][] = [];
  const pulses: NonNullable<RecordedJob["pulses"]>[number][] = [];
  let record: RecordedJob | undefined;
  const finished = job.finished.then(async (observation) => {
    record = {
      finished: observation,
      looks,
      ...(pulses.length === 0 ? {} : { pulses }),
      archives: await archives(observation),
    };
    return observation;
  });
  finished.catch(() => {});
  const started = decorated(job, {
    finished,
    async pulse() {
      const pulse = await job.pulse?.();
      pulses.push({ atMs: clock.nowMs() - startedMs, pulse });
      return pulse;
    },
    ...(job.look === undefined
      ? {}
      : {
          async look() {
            const look = await job.look?.();
            looks.push({ atMs: clock.nowMs() - startedMs, look });
            return look;
          },
        }),
  });
  return { started, taken: () => record };
}

async function archives({ artifacts }: TrainingObservation): Promise<RecordedJob["archives"]> {
  const files = [artifacts.model, artifacts.output].flatMap((facts) => (facts === undefined ? [] : [facts.file]));
  const read = await Promise.all(
    files.map(async (file) => {
      if ((await stat(file)).size > ARCHIVE_LIMIT_BYTES) return [];
      return [{ name: basename(file), bytes: await readFile(file) }];
    }),
  );
  return read.flat();
}
