/** One line for a person: what is wrong, where, and the next step. `exitCode` as in `byoa`: 2 wrong usage, 3 engine or set-up. */
export class SetupError extends Error {
  override readonly name = "SetupError";
  readonly exitCode: number;

  constructor(message: string, options: ErrorOptions & { exitCode?: number } = {}) {
    super(message, options);
    this.exitCode = options.exitCode ?? 3;
  }
}
