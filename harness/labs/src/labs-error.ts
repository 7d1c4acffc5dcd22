export const LABS_ERROR_CODES = [
  "lab-unknown",
  "lab-invalid",
  "lab-started",
  "lab-not-started",
  "lab-language",
  "lab-edited-elsewhere",
  "lab-original",
  "lab-needs-containers",
  "lab-not-solved",
  "lab-folder-not-writable",
  "progress-newer",
  "progress-not-readable",
  "submissions-missing",
] as const;
export type LabsErrorCode = (typeof LABS_ERROR_CODES)[number];

/** One line for a person: what is wrong, where, and the next step. */
export class LabsError extends Error {
  override readonly name = "LabsError";
  readonly code: LabsErrorCode;

  constructor(code: LabsErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
