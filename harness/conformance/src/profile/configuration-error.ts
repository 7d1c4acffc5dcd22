/** Every mistake in what a person gave: byoa.yaml and flags. `docs/errors.md` lists each. */
export const CONFIGURATION_ERROR_CODES = [
  "config-not-found",
  "config-not-readable",
  "config-not-yaml",
  "config-unknown-key",
  "config-invalid-value",
  "config-bad-regex",
  "config-file-missing",
  "flag-invalid",
] as const;
export type ConfigurationErrorCode = (typeof CONFIGURATION_ERROR_CODES)[number];

/** One mistake: what is wrong, where (`file:line:column` or the flag), and the next step. */
export interface ConfigurationProblem {
  readonly code: ConfigurationErrorCode;
  readonly what: string;
  readonly where: string;
  readonly next: string;
}

/** The person's input is wrong; nothing was started. All mistakes that were found, one line each. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  readonly problems: readonly ConfigurationProblem[];

  constructor(problems: readonly ConfigurationProblem[], options?: ErrorOptions) {
    super(problems.map(problemLine).join("\n"), options);
    this.problems = problems;
  }
}

/** The mistake in one line. */
export function problemLine(problem: ConfigurationProblem): string {
  return `${problem.what} — ${problem.where}. ${problem.next}`;
}
