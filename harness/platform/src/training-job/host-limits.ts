import type { ResourceLimits } from "../engine/host-specification.ts";
import { hostsOf } from "./config-files.ts";
import type { TrainingRequest } from "./training-request.ts";

/** The limits of one host: all hosts of a job share the machine, as do the containers beside the job. */
export function hostLimits(request: TrainingRequest): ResourceLimits {
  return { ...request.limits, sideBySide: (request.limits?.sideBySide ?? 1) * hostsOf(request).length };
}
