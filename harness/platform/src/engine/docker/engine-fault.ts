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

/** No connection, a lost one, or silence: by the codes of Node's sockets and of `engine-call.ts`. */
const NOT_REACHED =
  /^(ECONN|EPIPE|ENOENT|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EACCES|ABORT_ERR|ENGINE_SILENT|ENGINE_CUT)/;

/** True when the engine gave no whole answer, so that nobody knows whether it did what it was asked. */
export function isNotReached(error: unknown): boolean {
  if (statusCode(error) !== undefined) return false;
  if (error instanceof PlatformError) return error.code === "engine-not-reachable";
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return NOT_REACHED.test(code) || /socket hang up|aborted/.test(engineWords(error));
}

/** One line for a person about a call of the engine that failed while doing `what` (“making the container of image x”). */
export function engineFault(what: string, error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  const words = engineWords(error) || "no reason given";
  const fault = (code: PlatformErrorCode, message: string) => new PlatformError(code, message, { cause: error });
  if (/no space left on device|disk quota exceeded/i.test(words))
    return fault("disk-full", `The engine's disk is full (${what}). Free space, for example with "docker system df".`);
  if (isNotReached(error))
    return fault(
      "engine-not-reachable",
      `The container engine stopped answering (${what}: ${words}). See whether it still runs: docker info.`,
    );
  return fault("engine-failed", `The container engine failed at ${what}: ${words}`);
}

/** A container that somebody else removed while byoa still needed it. */
export function containerRemoved(hostName: string, cause?: unknown): PlatformError {
  return new PlatformError(
    "container-removed",
    `The container of ${hostName} was removed by something other than byoa while it was in use. Run again, and leave containers named byoa-… alone.`,
    { cause },
  );
}

/** A container that runs and cannot be reached any more. */
export function networkGone(hostName: string): PlatformError {
  return new PlatformError(
    "container-removed",
    `The container of ${hostName} was taken off its network by something other than byoa. Run again, and leave networks named byoa-… alone.`,
  );
}
