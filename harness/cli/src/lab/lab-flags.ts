import type { LabLanguage } from "@byoa/labs";
import type { EngineName } from "@byoa/platform";

/** The flags of the `byoa lab` commands as the parser gives them; each command has some of them. */
export interface LabFlags {
  readonly folder?: string;
  readonly language?: LabLanguage;
  readonly engine?: EngineName;
  readonly format?: "table" | "csv" | "json" | "junit";
  readonly all?: true;
  readonly force?: true;
  readonly write?: true;
  readonly json?: true;
  readonly quiet?: true;
  readonly debug?: true;
}
