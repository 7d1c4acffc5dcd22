const LONGEST_CHARACTERS = 300;

/** A text as one short line: an error's message may hold pieces of the body it is about. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LONGEST_CHARACTERS ? `${line.slice(0, LONGEST_CHARACTERS - 1)}…` : line;
}

/**
 * An error for the log. A plain Error is a sentence somebody wrote; any other kind is a surprise, and says where it came from.
 * Never more than a line, which CloudWatch keeps together.
 */
export function errorLine(error: unknown): string {
  if (!(error instanceof Error)) return oneLine(String(error));
  if (error.name === "Error") return oneLine(error.message);
  const place = error.stack?.split("\n").find((line) => /^\s+at /.test(line));
  return oneLine(`${error.name}: ${error.message}${place === undefined ? "" : ` (${place.trim()})`}`);
}
