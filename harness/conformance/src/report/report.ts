import type { ImageFacts } from "@byoa/platform";
import type { Evidence } from "../requirement/evidence.ts";
import type { Level } from "../requirement/requirement.ts";
import type { Section } from "../requirement/requirement-ids.ts";

export const VERDICTS = ["pass", "fail", "warn", "not-applicable", "not-testable", "error"] as const;
export type VerdictKind = (typeof VERDICTS)[number];

/** What is said of one requirement. */
export interface Verdict {
  readonly id: string;
  readonly level: Level;
  readonly section: Section;
  readonly verdict: VerdictKind;
  /** What was seen (fail, warn, error), or why there is no verdict (not-applicable, not-testable). */
  readonly finding?: string;
  readonly evidence: readonly Evidence[];
  /** What to do about it, where what was seen says more than the requirement's own fix. */
  readonly fix?: string;
  /** The requirement whose failure blocks this one. */
  readonly dependsOn?: string;
  /** The requirement that reports the cause from which this finding follows. */
  readonly causedBy?: string;
  /** Of a MUST that does not hold: why that is only a warning here. */
  readonly onlyWarning?: string;
  /** Its judge found no fault, and what a pass must have seen was not seen. */
  readonly unseen?: boolean;
  /** Only the user's own data could tell. */
  readonly needsData?: boolean;
  /** The machine did not give the container the time that the verdict rests on. */
  readonly tooBusy?: boolean;
  /** What the engine cannot make visible, where that is why it is not applicable. */
  readonly facet?: string;
  readonly notes: readonly string[];
}

export const CONCLUSIONS = ["conformant", "not-conformant", "inconclusive", "error"] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

/** The whole of a run, as `report.json` holds it. The schema only grows. */
export interface Report {
  readonly schemaVersion: 1;
  readonly byoa: string;
  readonly contract: string;
  readonly image: ReportImage;
  /** Present when serving was judged on another image. */
  readonly serveImage?: ReportImage;
  readonly profile: string;
  readonly engine: { readonly name: string; readonly version: string; readonly platform: string };
  readonly startedAt: string;
  readonly durationMs: number;
  readonly conclusion: Conclusion;
  /** Present when warnings counted like failures. */
  readonly strict?: true;
  /** Present when `--only`, `--skip` or `--level` left requirements out: the conclusion is of the selected ones alone. */
  readonly selection?: { readonly selected: number; readonly notSelected: number };
  readonly verdicts: readonly Verdict[];
  readonly counts: Readonly<Record<VerdictKind, number>>;
  readonly experiments: readonly ReportExperiment[];
  /** Waits of ours that are shorter than the contract's, in words. */
  readonly shortened: readonly string[];
  /** What byoa let each container use, in words; absent where the platform set no limits. */
  readonly limits?: readonly string[];
  /** What the run took for granted though nothing declares it; absent where everything is declared. */
  readonly found?: readonly FoundByLooking[];
  /** What was left out, and why: by `--budget`, by a filter, by the engine. */
  readonly leftOut: readonly string[];
  /** Flags of the run that a command must repeat, for example `["--input", "train=data"]`. */
  readonly flags?: readonly string[];
  /** What to type next: the flags that would give what is missing, or undefined. */
  readonly next?: string;
}

/** A fact that no flag and no byoa.yaml states. */
export interface FoundByLooking {
  /** For example `capability serve`. */
  readonly what: string;
  readonly foundBy: string;
}

export type ReportImage = Pick<ImageFacts, "reference" | "id" | "os" | "architecture" | "sizeBytes">;

export interface ReportExperiment {
  readonly name: string;
  readonly title: string;
  readonly outcome: "observed" | "not-run" | "error";
  readonly reason?: string;
  readonly durationMs?: number;
}
