import type { ExitCode } from "@byoa/conformance/exit-codes";

/** What docs/errors.md says of a code. */
export interface ErrorEntry {
  readonly exit: ExitCode;
  readonly meaning: string;
  readonly next: string;
}
