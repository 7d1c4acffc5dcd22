import { ROUTES } from "@byoa/contract";
import type { Exchange } from "../observation/endpoint-observation.ts";
import type { EndpointCall } from "./endpoint.ts";

/** The exchange of a request that has no container to go to any more. */
export function notSent(
  { name, method = "POST", path = ROUTES.invocations, headers = {} }: EndpointCall,
  sentAtMs: number,
): Exchange {
  return { name, request: { method, path, headers }, sentAtMs, totalMs: 0, error: "refused" };
}
