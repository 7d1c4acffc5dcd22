import type { EndpointObservation } from "@byoa/platform";

/** An endpoint's record, with what was tried before and after it. */
export interface ServingObservation extends EndpointObservation {
  /** Where the model came from: the profile, the first training job, or nowhere (an empty folder). */
  readonly model: "declared" | "trained" | "none";
  /** The other starts of the same image, in their order, each in other surroundings; the first as the platform starts it. */
  readonly earlier: readonly EndpointObservation[];
  /** Containers that took over, when this one ended of a request. */
  readonly later: readonly EndpointObservation[];
  /** After SIGTERM, still running, it took no connections any more: the signal was heard. */
  readonly closedAfterSigterm?: boolean;
}

/**
 * The start without a network that failed where this one, with a network, came up in less time than the other had.
 * Undefined: it needs none, or it never came up at all.
 */
export function failedWithoutNetwork(observation: ServingObservation): EndpointObservation | undefined {
  if (observation.network !== "open" || observation.readiness.readyAtMs === undefined) return undefined;
  return observation.earlier.findLast(
    (earlier) => earlier.network !== "open" && earlier.readiness.readyAtMs === undefined,
  );
}

/** The start with a read-only model folder that failed where this one, with a writable one, works. */
export function failedReadOnly(observation: ServingObservation): EndpointObservation | undefined {
  if (observation.modelWritable !== true || observation.readiness.readyAtMs === undefined) return undefined;
  return observation.earlier.findLast((earlier) => earlier.modelWritable !== true);
}
