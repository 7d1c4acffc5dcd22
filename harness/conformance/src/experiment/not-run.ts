/**
 * Why an experiment left nothing. Facts only: what the profile asks for, what the platform can do, what an earlier experiment
 * recorded. What follows for a requirement is decided when it is judged.
 */
export type NotRun = OutOfScope | NotPossible;

/** The profile does not ask for it, or the platform cannot do it. */
export interface OutOfScope {
  readonly kind: "out-of-scope";
  readonly reason: string;
}

/** Something that it starts from is not there, or it was left out of this run. */
export interface NotPossible {
  readonly kind: "not-possible";
  readonly reason: string;
}

/** Only in runs saved by schema version 1, whose experiments drew conclusions: the conclusion as it was then. */
export interface ConcludedThen {
  readonly kind: "concluded-then";
  readonly verdict: "not-applicable" | "not-testable";
  readonly reason: string;
  readonly blockedBy?: string;
  readonly needsData?: boolean;
}

export const outOfScope = (reason: string): OutOfScope => ({ kind: "out-of-scope", reason });

export const notPossible = (reason: string): NotPossible => ({ kind: "not-possible", reason });

/** True for what an experiment gives back when it left nothing. */
export function isNotRun(value: unknown): value is NotRun {
  return (
    typeof value === "object" &&
    value !== null &&
    "kind" in value &&
    (value.kind === "out-of-scope" || value.kind === "not-possible")
  );
}
