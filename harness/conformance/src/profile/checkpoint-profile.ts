import { ConfigurationError } from "./configuration-error.ts";
import type { ConfigurationFile } from "./configuration-file.ts";
import { valueTexts } from "./hyperparameter-profiles.ts";
import type { CheckpointProfile } from "./profile.ts";
import { requireRegex } from "./regex.ts";

/**
 * How the program of this file shows that it goes on from its checkpoints.
 * Throws ConfigurationError `config-bad-regex`, `config-invalid-value` for a pattern without a group: nothing would be counted.
 */
export function checkpointProfile(file: ConfigurationFile): CheckpointProfile | undefined {
  const given = file.configuration.checkpoints;
  if (given === undefined) return undefined;
  const where = file.document.where(["checkpoints", "step"]);
  requireRegex(given.step, where);
  if (groupsOf(given.step) === 0) {
    throw new ConfigurationError([
      {
        code: "config-invalid-value",
        what: "checkpoints.step has no group for the number of the step",
        where,
        next: "Put the number in parentheses: epoch=(\\d+).",
      },
    ]);
  }
  return {
    step: given.step,
    hyperparameters: valueTexts(file, ["checkpoints", "hyperparameters"], given.hyperparameters),
  };
}

/** Capturing groups of a pattern: an alternative that is empty always matches, and shows them all. */
function groupsOf(pattern: string): number {
  return (new RegExp(`${pattern}|`).exec("")?.length ?? 1) - 1;
}
