/**
 * Our word for what went wrong instead of an answer: `refused`, `reset`, `timeout`, `aborted`, `not-http`, `unreachable`,
 * else the code that Node gives.
 */
export function classifyError(error: unknown): string {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  if (code.startsWith("HPE_")) return "not-http";
  return WORDS[code] ?? (code === "" ? "failed" : code);
}

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "refused",
  ECONNRESET: "reset",
  EPIPE: "reset",
  ETIMEDOUT: "timeout",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  ABORT_ERR: "aborted",
};
