/** A mistake in a student's pair of mutant and requirement. The message is one line: what, where, the next step. */
export class PairFault extends Error {
  override readonly name = "PairFault";
}

/** What was thrown, in one line. */
export function firstLine(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return text.split("\n", 1)[0] ?? "";
}
