export const UP_ERROR_CODES = ["up-already-runs", "state-newer", "state-not-usable"] as const;
export type UpErrorCode = (typeof UP_ERROR_CODES)[number];

/** Why `byoa up` cannot start, in one line for a person. */
export class UpError extends Error {
  override readonly name = "UpError";
  readonly code: UpErrorCode;

  constructor(code: UpErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
