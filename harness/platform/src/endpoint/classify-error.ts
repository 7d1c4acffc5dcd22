/**
 * Our word for what went wrong instead of an answer: `refused`, `reset`, `timeout`, `aborted`, `not-http`,
 * `headers-too-long`, `answer-too-long`, `interim-only`, `invalid-request`, `unreachable`, else the code that Node gives.
 */
export function classifyError(error: unknown): string {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  const word = WORDS[code];
  if (word !== undefined) return word;
  if (isParserError(error)) return "not-http";
  return code === "" ? "failed" : code;
}

/** Node's HTTP parser refused what came. */
export function isParserError(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("HPE_");
}

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "refused",
  ECONNRESET: "reset",
  EPIPE: "reset",
  ETIMEDOUT: "timeout",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  ABORT_ERR: "aborted",
  HPE_HEADER_OVERFLOW: "headers-too-long",
  ANSWER_TOO_LONG: "answer-too-long",
};
