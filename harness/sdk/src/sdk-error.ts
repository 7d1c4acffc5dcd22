export const SDK_ERROR_CODES = [
  "cloud-not-available",
  "folder-not-found",
  "image-name-invalid",
  "job-exists",
  "job-not-found",
  "job-name-invalid",
  "jobs-folder-not-writable",
  "no-dockerfile",
  "no-model",
  "training-failed",
  "endpoint-not-ready",
  "transform-failed",
  "model-error",
  "request-invalid",
] as const;
export type SdkErrorCode = (typeof SDK_ERROR_CODES)[number];

/** One line for a person: what is wrong, where, and the next step. */
export class SdkError extends Error {
  override readonly name = "SdkError";
  readonly code: SdkErrorCode;

  constructor(code: SdkErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
