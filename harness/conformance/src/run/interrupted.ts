/** The run was ended by its AbortSignal; everything that it had made is gone (exit code 130). */
export class Interrupted extends Error {
  override readonly name = "Interrupted";

  constructor() {
    super("Interrupted: nothing was judged, and nothing was left running.");
  }
}
