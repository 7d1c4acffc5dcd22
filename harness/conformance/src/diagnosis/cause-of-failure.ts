import { constants } from "node:os";
import type { Exit, TrainingObservation } from "@byoa/platform";
import { firstHost, saidBy } from "../requirement/evidence-of-training.ts";
import { lastWords } from "./last-words.ts";
import { isOfHostDriver, type MissingPart, missingPartIn } from "./missing-part.ts";
import { networkLineIn } from "./network-words.ts";
import { type Unfit, type Ungiven, unfitIn } from "./unfit.ts";

/** What a failed job shows of why it failed, where that is not its data. */
export type CauseOfFailure =
  | { readonly kind: "toolkit-variable"; readonly name: string }
  | { readonly kind: "network"; readonly line: string }
  | { readonly kind: "permission"; readonly line: string }
  | MissingPart
  | Unfit
  | Ungiven
  | { readonly kind: "shared-memory"; readonly line: string }
  | { readonly kind: "killed"; readonly signal: number }
  | { readonly kind: "out-of-memory" };

const { SIGBUS } = constants.signals;

const TOOLKIT_VARIABLE = /\b(SM_[A-Z][A-Z0-9_-]*)\b/;
const NOT_THERE = /KeyError|undefined|not (?:set|defined|found)|missing|required|None|null|unbound/i;
const PERMISSION = /permission denied|EACCES|PermissionError|operation not permitted|EPERM/i;
const SHARED_MEMORY = /\bbus error\b|out of shared memory|\/dev\/shm\b.*(?:no space|full)|insufficient shared memory/i;
const NO_SPACE = /no space left on device|\bENOSPC\b/i;
/** A trace's line of source names the file that could not be written. */
const inSharedMemory = (line: string): boolean => line.includes("/dev/shm");

/** Reads out of a job's exit and words what broke the image itself; undefined when it may simply have refused its data. */
export function causeOfFailure(job: TrainingObservation): CauseOfFailure | undefined {
  return causeIn(firstHost(job).exit, saidBy(job).split("\n"));
}

/** The same of any container that ended, by what it said. */
export function causeIn(exit: Exit, said: readonly string[]): CauseOfFailure | undefined {
  if (exit.outOfMemory) return { kind: "out-of-memory" };
  const lines = lastWords(said);
  const variable = lines.find((line) => TOOLKIT_VARIABLE.test(line) && NOT_THERE.test(line));
  const name = variable === undefined ? undefined : TOOLKIT_VARIABLE.exec(variable)?.[1];
  if (name !== undefined) return { kind: "toolkit-variable", name };
  const network = networkLineIn(lines);
  if (network !== undefined) return { kind: "network", line: network };
  const denied = lines.find((line) => PERMISSION.test(line));
  if (denied !== undefined) return { kind: "permission", line: denied.trim() };
  const missing = missingPartIn(lines);
  if (missing !== undefined && isOfHostDriver(missing)) return { kind: "ungiven", what: "gpu", line: missing.line };
  if (missing !== undefined) return missing;
  const full = lines.find((line) => NO_SPACE.test(line));
  const sharedMemory =
    lines.find((line) => SHARED_MEMORY.test(line)) ?? (lines.some(inSharedMemory) ? full : undefined);
  if (sharedMemory !== undefined || exit.code === 128 + SIGBUS)
    return { kind: "shared-memory", line: sharedMemory?.trim() ?? "killed by SIGBUS" };
  const unfit = unfitIn(lines);
  if (unfit !== undefined) return unfit;
  if (exit.code > 128 && exit.code <= 128 + 64) return { kind: "killed", signal: exit.code - 128 };
  return undefined;
}

/** A signal by its name, and what such an end usually means. */
export function signalInWords(signal: number): string {
  const name = Object.entries(constants.signals).find(([, number]) => number === signal)?.[0] ?? `signal ${signal}`;
  const meaning = MEANINGS[name];
  return meaning === undefined ? `killed by ${name}` : `killed by ${name}: ${meaning}`;
}

const MEANINGS: Readonly<Record<string, string>> = {
  SIGILL:
    "a compiled library uses an instruction that this processor lacks; build it without -march=native, or install a wheel for a generic x86-64",
  SIGSEGV:
    "a compiled library crashed; look for two versions of it in the image, and for one built for another base image",
  SIGABRT: "a compiled library gave up; its last line says why",
  SIGFPE: "a compiled library divided by zero",
  SIGKILL: "usually for its memory: it takes more than there is; give more with --memory, or use less",
};
