import { decorated } from "../decorated.ts";
import type { ImageFacts } from "../observation/image-facts.ts";
import type { Platform } from "../platform.ts";
import { PlatformError } from "../platform-error.ts";
import type { TransformObservation } from "../transform-job/transform-request.ts";
import { recordEndpoint } from "./record-endpoint.ts";
import { recordJob } from "./record-job.ts";
import type { RecordedEndpoint, RecordedFiles, RecordedJob, RecordedStart, Recording } from "./recording.ts";

/** A platform that is recorded while it is used. */
export interface PlatformRecorder {
  /** The platform to use in place of the given one. */
  readonly platform: Platform;
  /** Everything that it answered so far; complete once the platform was disposed of. */
  recording(): Promise<Recording>;
}

type Taken<T> = RecordedStart<() => T | undefined>;

/** Records all answers of a platform. */
export function recordPlatform(platform: Platform): PlatformRecorder {
  const images: ImageFacts[] = [];
  const imageFiles: RecordedFiles[] = [];
  const trainingJobs: Taken<RecordedJob>[] = [];
  const endpoints: Taken<RecordedEndpoint>[] = [];
  const transformJobs: Taken<TransformObservation>[] = [];

  /** Keeps what a start gave, or the error that it threw. */
  async function keep<T, R>(
    name: string,
    list: Taken<R>[],
    start: () => Promise<T>,
    record: (started: T) => { readonly started: T; readonly taken: () => R | undefined },
  ): Promise<T> {
    try {
      const { started, taken } = record(await start());
      list.push({ name, kind: "started", record: taken });
      return started;
    } catch (error) {
      if (error instanceof PlatformError)
        list.push({ name, kind: "refused", code: error.code, message: error.message });
      throw error;
    }
  }

  return {
    platform: decorated(platform, {
      async describeImage(reference, options) {
        const facts = await platform.describeImage(reference, options);
        images.push(facts);
        return facts;
      },
      async readImageFiles(reference, paths) {
        const files = await platform.readImageFiles(reference, paths);
        imageFiles.push({ reference, paths, files });
        return files;
      },
      startTrainingJob: (request) =>
        keep(
          request.jobName,
          trainingJobs,
          () => platform.startTrainingJob(request),
          (job) => recordJob(job, platform.clock),
        ),
      startEndpoint: (request) =>
        keep(request.name ?? "endpoint", endpoints, () => platform.startEndpoint(request), recordEndpoint),
      startTransformJob: (request) =>
        keep(
          request.jobName,
          transformJobs,
          () => platform.startTransformJob(request),
          (job) => {
            let observation: TransformObservation | undefined;
            const finished = job.finished.then((seen) => {
              observation = seen;
              return seen;
            });
            finished.catch(() => {});
            return { started: decorated(job, { finished }), taken: () => observation };
          },
        ),
    }),
    recording: async () => ({
      schemaVersion: 1,
      description: platform.description,
      capabilities: [...platform.capabilities],
      missing: [...platform.missing],
      images,
      imageFiles,
      trainingJobs: whole(trainingJobs),
      endpoints: whole(endpoints),
      transformJobs: whole(transformJobs),
    }),
  };
}

/** Without those that never came to a record: nobody has seen what they did. */
function whole<T>(list: readonly Taken<T>[]): RecordedStart<T>[] {
  return list.flatMap((start): RecordedStart<T>[] => {
    if (start.kind === "refused") return [start];
    const record = start.record();
    return record === undefined ? [] : [{ name: start.name, kind: "started", record }];
  });
}
