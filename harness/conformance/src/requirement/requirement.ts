import type { PlatformCapability } from "@byoa/platform";
import type { ObservedNeeds, ObservedUses } from "../experiment/experiment.ts";
import type { Profile } from "../profile/profile.ts";
import type { Judgement } from "./judgement.ts";
import type { TimeBound } from "./machine-time.ts";
import type { Needs } from "./needs.ts";
import type { Precondition } from "./precondition.ts";
import type { RequirementId, Section } from "./requirement-ids.ts";
import type { Sight } from "./sight.ts";
import type { Source } from "./source.ts";

export type Level = "MUST" | "SHOULD" | "MAY";

/** What the judge is given: of each needed experiment its observation, of each used one its observation or undefined. */
export type Observed<N extends Needs, U extends Needs = Record<never, never>> = ObservedNeeds<N> & ObservedUses<U>;

/**
 * One obligation of the contract, whole: everything that list, explain, the reference and the reports say of it.
 */
export interface Requirement<N extends Needs = Needs, U extends Needs = Needs> {
  /** For example `TRAIN-FAIL-01`. */
  readonly id: string;
  readonly section: Section;
  readonly level: Level;
  /** The obligation in one sentence. */
  readonly sentence: string;
  /** What happens on SageMaker when it does not hold. */
  readonly why: string;
  /** The usual mistakes. */
  readonly causes: readonly string[];
  /** How to mend it, with the line to write. */
  readonly fix: string;
  readonly sources: readonly Source[];
  readonly needs: N;
  /** Experiments that the judge looks at where they left something; it is judged without them too. */
  readonly uses?: U;
  /** Requirements whose failure makes this one not testable, nearest first. */
  readonly dependsOn?: readonly string[];
  /** What must have worked before this can be judged; evaluated with the judges, never by an experiment. */
  readonly requires?: Precondition;
  /** What of the verdict rests on time: where the machine was too busy to say it, it is not said. */
  readonly timed?: TimeBound<Observed<NoInfer<N>, NoInfer<U>>>;
  /** What the engine must be able to show. */
  readonly facets?: readonly PlatformCapability[];
  /** What the observations must show before a pass of the judge counts; without it the requirement is not testable. */
  readonly passHasSeen?: Sight<Observed<NoInfer<N>, NoInfer<U>>>;
  /** Pure: called only when every need was observed. */
  judge(observed: Observed<N, U>, profile: Profile): Judgement;
}

/** A requirement of the suite: its IDs are the catalogue's, so that a misspelt one does not compile. */
export interface RequirementDefinition<N extends Needs, U extends Needs> extends Requirement<N, U> {
  readonly id: RequirementId;
  readonly passHasSeen: Sight<Observed<NoInfer<N>, NoInfer<U>>>;
  readonly dependsOn?: readonly RequirementId[];
}

/** Defines a requirement; gives the judge's parameter its types. */
export function requirement<N extends Needs, U extends Needs = Record<never, never>>(
  definition: RequirementDefinition<N, U>,
): Requirement<N, U> {
  return definition;
}
