import type { Report } from "../report/report.ts";
import type { Requirement } from "../requirement/requirement.ts";

export interface RenderOptions {
  /** Where the sentences, reasons and remedies come from. */
  readonly catalogue: readonly Requirement[];
  /** Columns of the terminal. Default 80. */
  readonly width?: number | undefined;
  /** Colours, for those who can see them. Default: what the terminal and NO_COLOR, FORCE_COLOR say. */
  readonly colors?: boolean | undefined;
  /** Where the report lies, when it was written. */
  readonly reportFolder?: string | undefined;
  /** Where the jobs' folders lie, when they were kept. */
  readonly jobsFolder?: string | undefined;
  /** False: without the first lines, when the progress has shown them on the same terminal. Default true. */
  readonly header?: boolean | undefined;
  /** Only the failures, a line for each warning, and the conclusion. */
  readonly quiet?: boolean | undefined;
}

/** Makes a text of a report; pure. Each ends with a line end. */
export type Renderer = (report: Report, options: RenderOptions) => string;
