import type { Profile } from "../profile/profile.ts";
import type { NotTestable } from "./judgement.ts";
import type { RequirementId } from "./requirement-ids.ts";

/** What an observation must show before a pass is believed: a judge that finds no fault may have had nothing to look at. */
export interface Sight<Observed> {
  /** For people, as the end of "a pass has seen …": `an answer to a sample request`. */
  readonly what: string;
  /** The requirement that reports why it was not seen, where one does. */
  readonly toldBy?: RequirementId;
  /** Pure. */
  shows(observed: Observed, profile: Profile): boolean;
}

/** In place of a pass whose sight is missing; undefined: it was seen. */
export function notSeen<Observed>(
  sight: Sight<Observed> | undefined,
  observed: Observed,
  profile: Profile,
): NotTestable | undefined {
  if (sight === undefined || sight.shows(observed, profile)) return undefined;
  const reason = `no fault was found, and a pass must have seen ${sight.what}`;
  return { kind: "not-testable", reason, ...(sight.toldBy === undefined ? {} : { blockedBy: sight.toldBy }) };
}
