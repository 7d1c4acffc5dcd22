import { contractPaths, HOSTING_VARIABLES, SERVE_ARGUMENT, SERVING_PORT } from "@byoa/contract";
import type { HostSpecification } from "../engine/host-specification.ts";
import type { EndpointRequest } from "./endpoint.ts";
import type { ModelSource } from "./model-source.ts";

/** The one container of an endpoint, as the platform makes it: `serve`, the model read-only, no way out unless asked. */
export function endpointSpecification(request: EndpointRequest, model: ModelSource | undefined): HostSpecification {
  const bind = request.bindToPort === undefined ? {} : { [HOSTING_VARIABLES.bindToPort]: String(request.bindToPort) };
  return {
    name: "model",
    image: request.image,
    platform: request.platform,
    arguments: [SERVE_ARGUMENT],
    environment: { ...request.environment, ...bind },
    mounts: [
      {
        path: contractPaths().model,
        readOnly: request.writableModel !== true,
        ...(model === undefined ? {} : { archive: () => model.archive() }),
        ...(request.limits === undefined
          ? {}
          : { archiveLimits: { bytes: request.limits.archiveBytes, members: request.limits.archiveMembers } }),
      },
    ],
    network: request.network ?? "closed",
    port: request.bindToPort ?? SERVING_PORT,
    ...(request.limits === undefined ? {} : { limits: request.limits }),
  };
}
