import type { Platform } from "../platform.ts";
import { PlatformError } from "../platform-error.ts";
import { notRecorded } from "./not-recorded.ts";
import { recordedEndpoint } from "./recorded-endpoint.ts";
import { recordedJob } from "./recorded-job.ts";
import { inOrderByName } from "./recorded-series.ts";
import type { RecordedStart, Recording } from "./recording.ts";
import { virtualClock } from "./virtual-clock.ts";

/**
 * A platform without any engine: it answers from a recording, in a time of its own, so that a whole check takes the time of its
 * computing. Jobs and endpoints are told apart by their names; a start that was not recorded throws PlatformError `not-recorded`.
 *
 * @example
 * const { report } = await check({ profile, openPlatform: async () => recordedPlatform(recording) });
 */
export function recordedPlatform(recording: Recording): Platform {
  const clock = virtualClock();
  const jobs = starts("training job", recording.trainingJobs);
  const endpoints = starts("endpoint", recording.endpoints);
  const transforms = starts("transform job", recording.transformJobs);
  return {
    description: recording.description,
    capabilities: new Set(recording.capabilities),
    missing: new Map(recording.missing),
    clock,
    async describeImage(reference) {
      const facts = recording.images.find((image) => image.reference === reference);
      if (facts === undefined) throw notRecorded(`image ${reference}`);
      return facts;
    },
    async readImageFiles(reference, paths) {
      const read = recording.imageFiles.find(
        (one) => one.reference === reference && JSON.stringify(one.paths) === JSON.stringify(paths),
      );
      if (read === undefined) throw notRecorded(`file of ${reference} at ${paths.join(", ")}`);
      return [...read.files];
    },
    startTrainingJob: async (request) => recordedJob(jobs(request.jobName), request, clock),
    async startEndpoint(request) {
      const name = request.name ?? "endpoint";
      return recordedEndpoint(name, endpoints(name), clock);
    },
    async startTransformJob(request) {
      const observation = transforms(request.jobName);
      return {
        name: request.jobName,
        finished: Promise.resolve(observation),
        onLogLine: () => () => {},
        stop() {},
        async [Symbol.asyncDispose]() {},
      };
    },
    async [Symbol.asyncDispose]() {},
  };
}

function starts<T>(what: string, recorded: readonly RecordedStart<T>[]): (name: string) => T {
  const next = inOrderByName(recorded);
  return (name) => {
    const start = next(name);
    if (start === undefined) throw notRecorded(`${what} ${name}`);
    if (start.kind === "refused") throw new PlatformError(start.code, start.message);
    return start.record;
  };
}
