import { systemClock } from "./clock.ts";
import { startEndpoint } from "./endpoint/start-endpoint.ts";
import type { Engine } from "./engine/engine.ts";
import type { Platform } from "./platform.ts";
import { startTrainingJob } from "./training-job/start-training-job.ts";
import { startTransformJob } from "./transform-job/start-transform-job.ts";

/** SageMaker's side on an engine of this machine. Disposing it closes the engine. */
export function localPlatform(engine: Engine): Platform {
  return {
    description: { name: engine.name, version: engine.version, platform: engine.platform },
    capabilities: engine.facets,
    missing: engine.missing,
    clock: systemClock,
    describeImage: (reference, options) => engine.image(reference, options),
    readImageFiles: (reference, paths) => engine.imageFiles(reference, paths),
    startTrainingJob: (request) => startTrainingJob(engine, request),
    startEndpoint: (request) => startEndpoint(engine, request),
    startTransformJob: (request) => startTransformJob(engine, request),
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  };
}
