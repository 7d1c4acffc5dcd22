import type { Cause } from "./cause.ts";
import type { Evidence } from "./evidence.ts";
import type { RequirementId } from "./requirement-ids.ts";

/** What a judge says of what it saw. Whether `broken` is a failure or a warning is decided by the requirement's level. */
export type Judgement =
  | { readonly kind: "pass"; readonly notes: readonly string[] }
  | {
      readonly kind: "broken";
      readonly finding: string;
      readonly evidence: readonly Evidence[];
      /** What to do about what was seen, where it is not what the requirement says to all. */
      readonly fix?: string;
      /** The same, for where what the program said shows no better one. */
      readonly fallbackFix?: string;
      /** Why it is only a warning, whatever the requirement's level. */
      readonly onlyWarning?: string;
      /** Findings of the same cause are shown as one. */
      readonly cause?: Cause;
    }
  | NotApplicable
  | NotTestable;

/** The image does not claim it, or there is nothing there to judge. */
export interface NotApplicable {
  readonly kind: "not-applicable";
  readonly reason: string;
}

/** The precondition did not hold. `blockedBy` names the requirement that reports the cause; `needsData`: only the user's own data can tell. */
export interface NotTestable {
  readonly kind: "not-testable";
  readonly reason: string;
  readonly blockedBy?: string;
  readonly needsData?: boolean;
  /** The machine did not give the container the time that the verdict rests on. */
  readonly tooBusy?: boolean;
}

/** It holds; `notes` are remarks that are nobody's fault (tastes, slow here, …). */
export const pass = (...notes: string[]): Judgement => ({ kind: "pass", notes });

/** It does not hold: what was seen, in one line that names the values. */
export const broken = (finding: string, ...evidence: Evidence[]): Judgement => ({ kind: "broken", finding, evidence });

/** It does not hold, and is only a warning, whatever the requirement's level; `onlyWarning` says why, as a sentence. */
export const doubtful = (onlyWarning: string, finding: string, ...evidence: Evidence[]): Judgement => ({
  kind: "broken",
  finding,
  evidence,
  onlyWarning,
});

/** The same judgement, with the cause that it shows; a judgement that found no fault stays as it is. */
export const because = (cause: Cause | undefined, judgement: Judgement): Judgement =>
  judgement.kind === "broken" && cause !== undefined ? { ...judgement, cause } : judgement;

/** The image does not claim this, or there is nothing there to judge. */
export const notApplicable = (reason: string): NotApplicable => ({
  kind: "not-applicable",
  reason,
});

/** Could not be looked at, because the requirement `blockedBy` does not hold. */
export const notTestable = (reason: string, blockedBy?: RequirementId): NotTestable => ({
  kind: "not-testable",
  reason,
  ...(blockedBy === undefined ? {} : { blockedBy }),
});

/** Could not be looked at with the data at hand: the image refused them cleanly. */
export const needsData = (reason: string): NotTestable => ({ kind: "not-testable", reason, needsData: true });
