import type { EndpointObservation } from "@byoa/platform";

/** True when the image serves: its endpoint came up, or answered over HTTP at all (it may only lack its model). */
export function roleAlsoServes(endpoint: Pick<EndpointObservation, "readiness"> | undefined): boolean {
  if (endpoint === undefined) return false;
  return (
    endpoint.readiness.readyAtMs !== undefined || endpoint.readiness.answers.some(({ status }) => status !== undefined)
  );
}
