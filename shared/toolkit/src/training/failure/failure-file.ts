import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { FAILURE_REASON_CHARACTERS } from "@byoa/contract";
import { log } from "../log.ts";
import type { Failure } from "./failure.ts";

/** The job description puts `AlgorithmError: ` before and the exit code after, within the same limit. */
const CAUSE_CHARACTERS = FAILURE_REASON_CHARACTERS - 64;
const TRACE_CHARACTERS = 8_192;

/** The failure file's text: the cause on the first line, cut where the platform would cut it, then the trace. */
export function failureText(failure: Failure): string {
  const line = failure.cause.replace(/\s*[\r\n]+\s*/g, " · ").trim() || "the training failed without saying why";
  const cause = line.length > CAUSE_CHARACTERS ? `${line.slice(0, CAUSE_CHARACTERS - 1)}…` : line;
  const trace = failure.trace.slice(0, TRACE_CHARACTERS);
  return trace === "" ? `${cause}\n` : `${cause}\n\n${trace}\n`;
}

/** Logs the failure, then writes its file as the last thing the job does. A file that cannot be written is told in the log. */
export function reportFailure(file: string, failure: Failure): void {
  const text = failureText(failure);
  log(`training failed: ${text.trimEnd()}`);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    log(`cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
