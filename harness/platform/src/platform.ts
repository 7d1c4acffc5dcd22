import type { Clock } from "./clock.ts";
import type { Endpoint, EndpointRequest } from "./endpoint/endpoint.ts";
import type { ImageFile, ImageOptions } from "./engine/engine.ts";
import type { ImageFacts } from "./observation/image-facts.ts";
import type { PlatformCapability } from "./platform-capability.ts";
import type { TrainingJob } from "./training-job/training-job.ts";
import type { TrainingRequest } from "./training-job/training-request.ts";
import type { TransformJob, TransformRequest } from "./transform-job/transform-request.ts";

/** Where jobs and endpoints run, as a report names it. */
export interface PlatformDescription {
  /** `docker`, `process`, … */
  readonly name: string;
  readonly version: string;
  /** Operating system and architecture that containers run on without emulation, for example `linux/amd64`. */
  readonly platform: string;
}

/**
 * SageMaker's side of the container contract, and the one seam of the harness: checks, local mode and labs know nothing below it.
 * The local platform runs containers or processes of this machine; a recorded one answers from a saved run.
 *
 * Faults of an image are in the records of its jobs and endpoints. What the platform itself cannot do is a PlatformError.
 * Disposing it ends everything that it started, and removes what that left outside the requests' own output folders.
 */
export interface Platform extends AsyncDisposable {
  readonly description: PlatformDescription;
  readonly capabilities: ReadonlySet<PlatformCapability>;
  /** Why a capability is missing, in one line, for each that is. */
  readonly missing: ReadonlyMap<PlatformCapability, string>;
  readonly clock: Clock;
  /** Facts of an image; the platform fetches it first where that is needed. Throws PlatformError `image-not-found`, `image-pull-failed`. */
  describeImage(reference: string, options?: ImageOptions): Promise<ImageFacts>;
  /**
   * Reads named paths of the image without running it; a path that does not exist is left out. A folder comes by itself; with `/**` at
   * the end of its path it comes with everything below (at most 10,000 members). Empty without the capability `image`.
   */
  readImageFiles(reference: string, paths: readonly string[]): Promise<ImageFile[]>;
  /** Resolves once every container of the job has started. Throws PlatformError `input-not-readable`, `pipes-not-available`, … */
  startTrainingJob(request: TrainingRequest): Promise<TrainingJob>;
  /** Resolves once the container has started; `ready` of the endpoint tells the rest. Throws PlatformError `model-not-readable`, … */
  startEndpoint(request: EndpointRequest): Promise<Endpoint>;
  /** Resolves once the container has started. Throws what `startEndpoint` throws. */
  startTransformJob(request: TransformRequest): Promise<TransformJob>;
}
