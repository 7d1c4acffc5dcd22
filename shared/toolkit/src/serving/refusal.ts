/** A request that is not answered: its status and one line for the caller. Everything else that is thrown is a fault of ours (500). */
export class Refusal extends Error {
  override readonly name: string = "Refusal";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * The request's own fault: answered with 400 and this message, one short line that names row and column.
 * Thrown by codecs and row formats, and by a `predict` that cannot use what it was given.
 */
export class BadInput extends Refusal {
  override readonly name = "BadInput";

  constructor(message: string) {
    super(400, message);
  }
}
