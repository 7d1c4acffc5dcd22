import { startEndpoint } from "./endpoint/start-endpoint.ts";
import type { Engine } from "./engine/engine.ts";
import type { Platform } from "./platform.ts";
import { startTrainingJob } from "./training-job/start-training-job.ts";

/**
 * SageMaker's side on an engine; what jobs leave is kept below `folder`.
 *
 * @example
 * await using engine = await openDockerEngine();
 * const platform = openPlatform({ engine, folder: "/tmp/byoa" });
 * await using job = await platform.startTrainingJob({ jobName: "try-1", image: "mine", hyperparameters: {}, channels: [] });
 * console.log((await job.finished).description.status);
 */
export function openPlatform({ engine, folder }: { readonly engine: Engine; readonly folder: string }): Platform {
  return {
    engine,
    folder,
    startTrainingJob: (request) => startTrainingJob({ engine, folder }, request),
    startEndpoint: (request) => startEndpoint(engine, request),
  };
}
