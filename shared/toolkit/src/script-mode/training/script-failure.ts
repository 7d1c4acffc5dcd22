import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Failure } from "../../training/failure/failure.ts";
import { failureText } from "../../training/failure/failure-file.ts";
import { log } from "../../training/log.ts";
import type { ScriptEnd } from "./run-script.ts";

/** Node: `TypeError: …`, `Error [ERR_X]: …`; Python: `ValueError: …`, `json.decoder.JSONDecodeError: …`. */
const NAMES_AN_ERROR = /^(?:Uncaught )?(?:[\w.]+\.)?[A-Z]\w*(?:Error|Exception|Fault|Interrupt)\b.*/;
/** What a runtime says around the error: frames, its version, the object's own fields. */
const AROUND_THE_ERROR = /^(?:\s|Node\.js v|[})\]]|$)/;

/** Why a script failed, from what it said last: the error's own line first, then the lines around it. */
export function scriptFailure(program: string, end: ScriptEnd): Failure {
  const { lastLines: lines } = end;
  const errorLine =
    lines.findLast((line) => NAMES_AN_ERROR.test(line)) ?? lines.findLast((line) => !AROUND_THE_ERROR.test(line));
  const how = end.signal === undefined ? `ended with exit code ${end.exitCode}` : `was ended by ${end.signal}`;
  const cause =
    errorLine === undefined ? `${program} ${how} and said nothing on stderr` : `${program} ${how}: ${errorLine.trim()}`;
  return { cause, trace: lines.join("\n") };
}

/**
 * Writes the failure file, unless the script has written one itself. The log gets the cause only: the lines of the script
 * stand there already.
 */
export function leaveFailure(file: string, failure: Failure): void {
  log(`training failed: ${failureText({ ...failure, trace: "" }).trimEnd()}`);
  if (statSync(file, { throwIfNoEntry: false })?.size) return;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, failureText(failure));
  } catch (error) {
    log(`cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
