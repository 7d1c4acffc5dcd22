import type { Host } from "../engine/engine.ts";
import type { LimitFacts, LimitHit } from "./limit-hit.ts";

/** What a record says of a container's limits: which held, and which of them it met. */
export interface LimitRecord {
  readonly limits?: LimitFacts;
  readonly limitsHit?: readonly LimitHit[];
}

export function limitsOf({ limits, limitsHit = [] }: Host): LimitRecord {
  return {
    ...(limits === undefined ? {} : { limits }),
    ...(limitsHit.length === 0 ? {} : { limitsHit }),
  };
}
