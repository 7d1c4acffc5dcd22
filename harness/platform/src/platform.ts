import type { Endpoint, EndpointRequest } from "./endpoint/endpoint.ts";
import type { Engine } from "./engine/engine.ts";
import type { TrainingJob } from "./training-job/training-job.ts";
import type { TrainingRequest } from "./training-job/training-request.ts";

/** SageMaker's side: starts jobs and endpoints on an engine. Local mode and the conformance suite use the same one. */
export interface Platform {
  readonly engine: Engine;
  /** Folder on this machine under which each job and endpoint keeps its record and artifacts. */
  readonly folder: string;
  startTrainingJob(request: TrainingRequest): Promise<TrainingJob>;
  startEndpoint(request: EndpointRequest): Promise<Endpoint>;
}
