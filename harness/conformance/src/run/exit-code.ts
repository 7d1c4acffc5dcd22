import { PlatformError } from "@byoa/platform";
import { UsageError } from "../usage-error.ts";
import { EXIT_CODES, type ExitCode } from "./exit-codes.ts";
import { Interrupted } from "./interrupted.ts";

/** Platform errors that the user's own words caused. */
const USERS_OWN: ReadonlySet<PlatformError["code"]> = new Set([
  "image-not-found",
  // Not here, and no registry answers for it: mostly a misspelt name or an image that was not built.
  "image-pull-failed",
  "input-not-readable",
  "model-not-readable",
  "archive-escapes",
  "archive-too-large",
  "folder-not-writable",
  "image-build-failed",
  "port-in-use",
  "program-not-found",
]);

/** The exit code for an error that `check` threw. */
export function exitCodeOfError(error: unknown): ExitCode {
  if (error instanceof Interrupted) return EXIT_CODES.interrupted;
  if (error instanceof UsageError) return EXIT_CODES.usage;
  if (error instanceof PlatformError) {
    if (error.code === "interrupted") return EXIT_CODES.interrupted;
    return USERS_OWN.has(error.code) ? EXIT_CODES.usage : EXIT_CODES.error;
  }
  return EXIT_CODES.error;
}
