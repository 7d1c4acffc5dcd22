import type { Exit, LogLine } from "@byoa/platform";
import type { JobObservation } from "../experiments/training/run-job.ts";
import type { Profile } from "../profile/profile.ts";
import { takenForScript } from "./argument-as-script.ts";
import { missingPartIn } from "./missing-part.ts";

/** Longest that a program takes to refuse its argument, and most lines that it needs for it. */
const REFUSAL_MS = 15_000;
const REFUSAL_LINES = 25;

const USAGE =
  /\busage\b|unknown|invalid|unrecogni[sz]ed|unsupported|unexpected|not (?:a )?(?:known|valid|supported)|no such (?:command|option)|argument|choose from|must be one of/i;
const TRACE = /^\s+at .+:\d+|^Traceback \(most recent call last\)|^\s+File ".+", line \d+|panic:|Exception in thread/m;

/** What the engine's own starter writes in the program's place: a missing interpreter shows as a missing file. */
const NOT_STARTED =
  /^(?:standard_init_linux\.go:\d+: )?exec (?:user process caused:?|\S+:) .*(?:no such file|exec format error|permission denied)/i;

/** A program that knows the role and says that it does not have it, with a trace or without. */
const NOT_OFFERED: Readonly<Record<"train" | "serve", RegExp>> = {
  train:
    /\btrain(?:ing)?\b['"]?(?: \w+){0,3} (?:is|are)?\s*(?:not|un)[ -]?(?:yet )?(?:implemented|supported|available)|\b(?:does not|doesn't|cannot|can't|can not) (?:support )?train(?:ing)?\b|\b(?:inference|serving|hosting)[- ]only\b|\bonly (?:supports? |for )?(?:serv(?:es|ing)|inference|hosting)\b/i,
  serve:
    /\bserv(?:e|ing)\b['"]?(?: \w+){0,3} (?:is|are)?\s*(?:not|un)[ -]?(?:yet )?(?:implemented|supported|available)|\b(?:does not|doesn't|cannot|can't|can not) (?:support )?serv(?:e|ing)\b|\btrain(?:ing)?[- ]only\b|\bonly (?:supports? |for )?train(?:s|ing)\b/i,
};

/** Whoever speaks of these has understood what it is to do. */
const SPEAKS_OF_DATA = /channel|hyper-?parameter|\/opt\/ml|\bcolumns?\b|\brows?\b|\bdata\b|\bfeatures?\b|\.csv\b/i;

/** What a container left when it was started as one role. */
export interface RoleStart {
  /** Undefined: it did not end by itself. */
  readonly exit: Exit | undefined;
  readonly log: readonly LogLine[];
}

/** Why the role looks as if the image did not have it, or undefined when its program ran. */
export function roleLooksAbsent(argument: "train" | "serve", { exit, log }: RoleStart): string | undefined {
  if (exit === undefined) return undefined;
  if (exit.startError !== undefined) {
    const nothing =
      exit.code === 127 ? `there is no program for ${argument}` : `what is to start for ${argument} cannot be started`;
    return `${nothing} (exit code ${exit.code})`;
  }
  if (exit.code === 126 || exit.code === 127) return `no program for ${argument} (exit code ${exit.code})`;
  const missing = missingPartIn(log.map(({ text }) => text));
  if (missing?.kind === "missing-program" && missing.name === argument)
    return `it takes the argument ${argument} for a program, and there is none (exit code ${exit.code})`;
  const unstarted = log.length <= 2 ? log.find(({ text }) => NOT_STARTED.test(text)) : undefined;
  if (unstarted !== undefined && exit.code !== 0) return `it could not be started: ${unstarted.text.trim()}`;
  const script =
    exit.code === 0
      ? undefined
      : takenForScript(
          argument,
          log.map(({ text }) => text),
        );
  if (script !== undefined) return `its interpreter takes the argument ${argument} for a script: ${script}`;
  const refusal = refusalOf(argument, { exit, log });
  return refusal === undefined ? undefined : `it refuses the argument ${argument}: ${refusal}`;
}

/**
 * The same of a training job. Where nothing is declared, a program that listens at a port, did nothing else and left nothing until it
 * was stopped is a server that ignores its argument; declared to train, it is one that does not end. Rest alone shows neither.
 */
export function trainLooksAbsent(job: JobObservation, profile: Pick<Profile, "capabilities">): string | undefined {
  for (const { exit, log, stop, model, failure } of job.hosts) {
    if (failure !== undefined && failure.sizeBytes > 0) continue;
    if (stop === undefined) {
      const absent = roleLooksAbsent("train", { exit, log });
      if (absent !== undefined) return absent;
    } else if (profile.capabilities === undefined && job.lingered?.listensAt !== undefined && model.length === 0) {
      return `given train, it listens at port ${job.lingered.listensAt.join(", ")} and trains nothing`;
    }
  }
  return undefined;
}

/** The line in which a program refuses the argument as wrong usage: short, soon, without a trace, and naming it. */
function refusalOf(
  argument: "train" | "serve",
  { exit, log }: { exit: Exit; log: readonly LogLine[] },
): string | undefined {
  if (exit.code === 0 || exit.atMs > REFUSAL_MS || log.length > REFUSAL_LINES) return undefined;
  const offered = roleNotOffered(argument, { exit, log });
  if (offered !== undefined) return offered;
  const text = log.map((line) => line.text).join("\n");
  if (TRACE.test(text)) return undefined;
  if (SPEAKS_OF_DATA.test(text)) return undefined;
  const named = new RegExp(`\\b${argument}\\b`);
  // A program whose argument was lost on the way shows its usage and the nothing that it got.
  const empty = /\busage\b.*\b(?:undefined|none|null|missing|required)\b/i;
  return log.find(({ text: line }) => (USAGE.test(line) && named.test(line)) || empty.test(line))?.text.trim();
}

/** The line in which a program says that it does not have the role, as an image that only serves says of `train`. */
export function roleNotOffered(argument: "train" | "serve", { exit, log }: RoleStart): string | undefined {
  if (exit === undefined || exit.code === 0 || exit.atMs > 2 * REFUSAL_MS) return undefined;
  // The source lines of a trace are no words of the program.
  return log.find(({ text }) => !/^\s/.test(text) && NOT_OFFERED[argument].test(text))?.text.trim();
}
