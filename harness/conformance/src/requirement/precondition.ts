import type { ObservedUses } from "../experiment/experiment.ts";
import type { Profile } from "../profile/profile.ts";
import type { NotApplicable, NotTestable } from "./judgement.ts";
import type { Needs } from "./needs.ts";

/** Why a requirement is not judged. */
export type Unmet = NotApplicable | NotTestable;

/**
 * What must have worked before a requirement can be judged. It is computed from observations when the run is judged, so that a
 * better diagnosis changes the verdicts of a saved run too.
 */
export interface Precondition<U extends Needs = Needs> {
  /** Experiments whose observations it reads, where they left any. */
  readonly uses: U;
  /** Pure. Undefined: the precondition holds, or nothing was observed that could tell. */
  unmet(observed: ObservedUses<U>, profile: Profile): Unmet | undefined;
}

/** Defines a precondition; gives its function's parameter its types. */
export function precondition<U extends Needs>(definition: Precondition<U>): Precondition<U> {
  return definition;
}
