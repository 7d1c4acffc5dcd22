/** Every mistake that the platform can report about what it was given or about the engine: one code each. */
export type PlatformErrorCode =
  | "engine-not-reachable"
  | "engine-failed"
  | "container-removed"
  | "left-behind"
  | "image-not-found"
  | "image-pull-failed"
  | "image-build-failed"
  | "input-not-readable"
  | "model-not-readable"
  | "archive-escapes"
  | "archive-too-large"
  | "pipes-not-available"
  | "port-in-use"
  | "program-not-found"
  | "disk-full"
  | "folder-not-writable"
  | "not-recorded"
  | "interrupted";

/** One line for a person: what is wrong, where, and the next step. `cause` keeps the original for `--debug`. */
export class PlatformError extends Error {
  override readonly name = "PlatformError";
  readonly code: PlatformErrorCode;

  constructor(code: PlatformErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
