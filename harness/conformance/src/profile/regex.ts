import { ConfigurationError } from "./configuration-error.ts";

/** Throws ConfigurationError `config-bad-regex` unless it compiles. */
export function requireRegex(pattern: string, where: string): void {
  try {
    new RegExp(pattern);
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, "") : String(error);
    throw new ConfigurationError([
      {
        code: "config-bad-regex",
        what: `the regular expression does not compile: ${why}`,
        where,
        next: "Fix the pattern.",
      },
    ]);
  }
}
