import { HOSTING_VARIABLES } from "@byoa/contract";
import type { EndpointRequest } from "@byoa/platform";
import type { ExperimentContext } from "../../experiment/experiment.ts";
import { containerLimits } from "../../profile/container-limits.ts";
import type { ServingObservation } from "./serving-observation.ts";

/** The endpoint that the profile describes, with what one experiment does differently. */
export function servingRequest(context: ExperimentContext, variant: Partial<EndpointRequest>): EndpointRequest {
  const { profile, serveImage, waits } = context;
  if (serveImage === undefined) throw new Error("There is no serving image.");
  const { platform } = profile.resources;
  return {
    image: serveImage.reference,
    platform,
    environment: withoutPort(profile.serveEnvironment),
    limits: containerLimits(profile),
    startLimitMs: profile.limits.startMs,
    stopGraceMs: waits.servingStopGraceMs,
    ...variant,
  };
}

/** A given port is a start of its own (serve-on-given-port): everything else is asked where it is by default. */
function withoutPort(environment: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => name !== HOSTING_VARIABLES.bindToPort));
}

/** The surroundings in which the first endpoint came up: every later one starts there too. */
export function sameSurroundings(served: ServingObservation): Pick<EndpointRequest, "network" | "writableModel"> {
  return {
    network: served.network === "open" ? "open" : "closed",
    ...(served.modelWritable === true ? { writableModel: true } : {}),
  };
}
