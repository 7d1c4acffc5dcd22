/** One line for a person: what is wrong, where, and the next step. `exitCode` as in `byoa`: 2 wrong usage, 3 engine or set-up. */
export class SetupError extends Error {
  override readonly name = "SetupError";
  readonly exitCode: number;
  /** The last lines of a command that failed, shown above the message. */
  readonly output: readonly string[];

  constructor(message: string, options: ErrorOptions & { exitCode?: number; output?: readonly string[] } = {}) {
    super(message, options);
    this.output = options.output ?? [];
    this.exitCode = options.exitCode ?? 3;
  }
}
