import { PlatformError } from "@byoa/platform";
import type { Conclusion } from "../report/report.ts";
import { Interrupted } from "./interrupted.ts";
import { UsageError } from "./usage-error.ts";

/** What `byoa check` ends with. */
export const EXIT_CODES = {
  conformant: 0,
  "not-conformant": 1,
  usage: 2,
  error: 3,
  inconclusive: 4,
  interrupted: 130,
} as const satisfies Record<Conclusion | "usage" | "interrupted", number>;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

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
