import type { TrainingObservation } from "@byoa/platform";
import { firstHost, saidBy } from "../requirement/evidence-of-training.ts";

/** What a failed job shows of why it failed, where that is not its data. */
export type CauseOfFailure =
  | { readonly kind: "toolkit-variable"; readonly name: string }
  | { readonly kind: "permission"; readonly line: string }
  | { readonly kind: "missing-part"; readonly line: string }
  | { readonly kind: "killed"; readonly signal: number }
  | { readonly kind: "out-of-memory" };

const TOOLKIT_VARIABLE = /\b(SM_[A-Z][A-Z0-9_-]*)\b/;
const NOT_THERE = /KeyError|undefined|not (?:set|defined|found)|missing|required|None|null|unbound/i;
const PERMISSION = /permission denied|EACCES|PermissionError|operation not permitted|EPERM/i;
/** A part of the program itself is missing or cannot be loaded: no other data would mend it. */
const MISSING_PART =
  /ModuleNotFoundError|No module named|ERR_MODULE_NOT_FOUND|Cannot find (?:module|package)|error while loading shared libraries|exec format error|NoClassDefFoundError|ClassNotFoundException|Can't locate \S+ in @INC|cannot load such file|(?:command )?not found$|IndentationError|SyntaxError/;

/** Reads out of a job's exit and words what broke the image itself; undefined when it may simply have refused its data. */
export function causeOfFailure(job: TrainingObservation): CauseOfFailure | undefined {
  const { exit } = firstHost(job);
  if (exit.outOfMemory) return { kind: "out-of-memory" };
  const lines = saidBy(job).split("\n");
  const variable = lines.find((line) => TOOLKIT_VARIABLE.test(line) && NOT_THERE.test(line));
  const name = variable === undefined ? undefined : TOOLKIT_VARIABLE.exec(variable)?.[1];
  if (name !== undefined) return { kind: "toolkit-variable", name };
  const denied = lines.find((line) => PERMISSION.test(line));
  if (denied !== undefined) return { kind: "permission", line: denied.trim() };
  const missing = lines.find((line) => MISSING_PART.test(line));
  if (missing !== undefined) return { kind: "missing-part", line: missing.trim() };
  if (exit.code > 128 && exit.code <= 128 + 64) return { kind: "killed", signal: exit.code - 128 };
  return undefined;
}
