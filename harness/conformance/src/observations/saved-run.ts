import type { ImageFacts, PlatformCapability } from "@byoa/platform";
import type { Outcome } from "../experiment/experiment.ts";
import type { Profile } from "../profile/profile.ts";
import type { Report } from "../report/report.ts";
import type { Selection } from "../requirement/selection.ts";

/** All that is needed to judge a run again: what was known, what the engine could show, and what was observed. */
export interface SavedRun {
  readonly profile: Profile;
  readonly selection: Selection;
  readonly images: { readonly train: ImageFacts | undefined; readonly serve: ImageFacts | undefined };
  readonly engine: Report["engine"];
  readonly facets: ReadonlySet<PlatformCapability>;
  readonly missing: ReadonlyMap<PlatformCapability, string>;
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly strict: boolean;
  readonly shortened: readonly string[];
  readonly leftOut: readonly string[];
  readonly overBudget: boolean;
  readonly flags: readonly string[];
  /** By the experiments' names. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** Since version 2 an experiment that left nothing says which fact kept it from running; in version 1 it said what follows. */
export const SCHEMA_VERSION = 2;

/** File of the run's own facts, in the report folder; the outcomes lie beside it in a folder. */
export const RUN_FILE = "run.json";
export const OBSERVATIONS_FOLDER = "observations";
