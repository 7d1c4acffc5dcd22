import { decorated, type Endpoint, type Platform, type TrainingJob } from "@byoa/platform";
import type { ExperimentEvent, ExperimentTitle } from "./event.ts";

/** The platform as one experiment gets it: whatever it starts is told as it happens. */
export function watchedPlatform(
  platform: Platform,
  { name, title }: ExperimentTitle,
  emit: (event: ExperimentEvent) => void,
): Platform {
  return decorated(platform, {
    async startTrainingJob(request) {
      const job = await platform.startTrainingJob(request);
      emit({
        kind: "job-started",
        name,
        title,
        job: job.name,
        hyperparameters: request.hyperparameters,
        channels: request.channels.map((channel) => ({
          name: channel.name,
          inputMode: channel.inputMode,
          fileCount: channel.files.length,
        })),
      });
      watchJob(job, { name, title }, emit);
      return job;
    },
    async startEndpoint(request) {
      const endpoint = await platform.startEndpoint(request);
      emit({ kind: "endpoint-started", name, title, url: endpoint.url });
      endpoint.ready.then(
        (readiness) => emit({ kind: "endpoint-ready", name, title, readiness }),
        () => undefined,
      );
      // What never looks wrong never resolves.
      endpoint.suspected?.then(
        (suspicion) => emit({ kind: "endpoint-suspected", name, title, suspicion }),
        () => undefined,
      );
      return watchedEndpoint(endpoint, { name, title }, emit);
    },
  });
}

function watchJob(job: TrainingJob, of: ExperimentTitle, emit: (event: ExperimentEvent) => void): void {
  const tell = (line: TrainingJob["log"][number]): void => emit({ kind: "job-log", ...of, job: job.name, line });
  for (const line of job.log) tell(line);
  job.onLogLine(tell);
  job.finished.then(
    ({ description, artifacts, durationMs }) =>
      emit({ kind: "job-finished", ...of, job: job.name, description, artifacts, durationMs }),
    () => undefined,
  );
}

function watchedEndpoint(endpoint: Endpoint, of: ExperimentTitle, emit: (event: ExperimentEvent) => void): Endpoint {
  return decorated(endpoint, {
    async call(request) {
      const exchange = await endpoint.call(request);
      emit({ kind: "endpoint-exchange", ...of, call: { name: request.name }, exchange });
      return exchange;
    },
  });
}
