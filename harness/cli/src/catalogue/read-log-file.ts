import { createReadStream } from "node:fs";
import { type CausesFound, readLog, symptoms, UsageError } from "@byoa/conformance";

/** Reads the log `path` (`-`: the standard input) as a stream. Throws UsageError `log-not-readable`. */
export async function readLogFile(path: string): Promise<CausesFound> {
  try {
    return await readLog(symptoms, path === "-" ? process.stdin : createReadStream(path));
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new UsageError(
      "log-not-readable",
      `The log ${path === "-" ? "on the standard input" : path} cannot be read (${String(error.code)}). Give the path of a text file after the @.`,
      { cause: error },
    );
  }
}
