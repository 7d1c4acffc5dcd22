export const SCAFFOLD_ERROR_CODES = ["name-invalid", "folder-exists", "template-unknown"] as const;
export type ScaffoldErrorCode = (typeof SCAFFOLD_ERROR_CODES)[number];

/** One line for a person: what is wrong, where, and the next step. */
export class ScaffoldError extends Error {
  override readonly name = "ScaffoldError";
  readonly code: ScaffoldErrorCode;

  constructor(code: ScaffoldErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
