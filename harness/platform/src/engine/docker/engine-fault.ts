import { PlatformError, type PlatformErrorCode } from "../../platform-error.ts";

/** The HTTP status that the engine answered with, if it answered. */
export function statusCode(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return undefined;
  return typeof error.statusCode === "number" ? error.statusCode : undefined;
}

/** The engine's own words, without the wrapping of its client. */
export function engineWords(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .replace(/^\(HTTP code \d+\) [^-]+ - /, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** One line for a person about a call of the engine that failed while doing `what` (“making the container of image x”). */
export function engineFault(what: string, error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  const words = engineWords(error);
  const fault = (code: PlatformErrorCode, message: string) => new PlatformError(code, message, { cause: error });
  if (/no space left on device|disk quota exceeded/i.test(words))
    return fault("disk-full", `The engine's disk is full (${what}). Free space, for example with "docker system df".`);
  if (statusCode(error) === undefined && /ECONNREFUSED|ENOENT|ECONNRESET|EPIPE|socket hang up/.test(words))
    return fault(
      "engine-not-reachable",
      `The container engine stopped answering (${what}: ${words}). See whether it still runs: docker info.`,
    );
  return fault("engine-failed", `The container engine failed at ${what}: ${words}`);
}
