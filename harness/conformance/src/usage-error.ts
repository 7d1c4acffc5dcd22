/** Something that was asked for in the wrong way (exit code 2). The message is one line: what, where, the next step. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly code: UsageErrorCode;

  constructor(code: UsageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export const USAGE_ERROR_CODES = [
  "unknown-id",
  "nothing-selected",
  "no-image",
  "no-name",
  "output-exists",
  "config-exists",
  "manifest-not-accepted",
  "report-folder-not-writable",
  "replay-not-readable",
  "log-not-readable",
] as const;
export type UsageErrorCode = (typeof USAGE_ERROR_CODES)[number];
