import type { Platform } from "@byoa/platform";
import type { Waits } from "../experiment/experiment.ts";
import type { Profile } from "../profile/profile.ts";
import type { Report } from "../report/report.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { Selection } from "../requirement/selection.ts";
import type { CheckEvent } from "./event.ts";
import type { ExitCode } from "./exit-codes.ts";

interface CommonOptions {
  /** Default: the contract's own. */
  readonly catalogue?: readonly Requirement[];
  readonly selection?: Selection;
  /** Warnings make the image not conformant. */
  readonly strict?: boolean;
  /** Where report.json, junit.xml and the observations are written; nothing is written without it. */
  readonly reportFolder?: string | undefined;
  readonly onEvent?: ((event: CheckEvent) => void) | undefined;
  /** Version of byoa, for the report. */
  readonly version?: string | undefined;
}

/** A check against a running image. */
export interface CheckOptions extends CommonOptions {
  readonly profile: Profile;
  /** Called once; the check disposes of the platform at its end, whatever happens. */
  readonly openPlatform: (signal: AbortSignal) => Promise<Platform>;
  /** Longest that the whole may take; what does not fit is left out and named. */
  readonly budgetMs?: number | undefined;
  /** The contract's own waits in place of our shorter ones. */
  readonly thorough?: boolean | undefined;
  /** Overrides single waits, for tests and `--timeout`. */
  readonly waits?: Partial<Waits> | undefined;
  /** The jobs' folders stay, in a new folder below `<reportFolder>/jobs`; nothing is kept without a report folder. */
  readonly keep?: boolean | undefined;
  /** Containers side by side at most. Default: the number of cores, 2 at least, 4 at most. */
  readonly parallel?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Flags that the user gave, to be repeated in the commands of the report, for example `["--input", "train=data"]`. */
  readonly flags?: readonly string[] | undefined;
}

/** A check of saved observations, without any engine. */
export interface ReplayOptions extends CommonOptions {
  /** A report folder of an earlier run. */
  readonly folder: string;
}

export interface CheckResult {
  readonly report: Report;
  readonly exitCode: ExitCode;
  /** Where the report lies, when it was written. */
  readonly reportFolder?: string;
  /** Where the jobs' folders lie, when they were kept. */
  readonly jobsFolder?: string;
  /** One line: the verdict stands, but something went wrong afterwards (the disk was full, …). */
  readonly problem?: string;
}
