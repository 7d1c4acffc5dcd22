import type { Exit, LogLine } from "@byoa/platform";

/** Longest that a program takes to refuse its argument, and most lines that it needs for it. */
const REFUSAL_MS = 15_000;
const REFUSAL_LINES = 25;

const USAGE =
  /\busage\b|unknown|invalid|unrecogni[sz]ed|unsupported|unexpected|not (?:a )?(?:known|valid|supported)|no such (?:command|option)|argument|choose from|must be one of/i;
const TRACE = /^\s+at .+:\d+|^Traceback \(most recent call last\)|^\s+File ".+", line \d+|panic:|Exception in thread/m;

/** What a container left when it was started as one role. */
export interface RoleStart {
  /** Undefined: it did not end by itself. */
  readonly exit: Exit | undefined;
  readonly log: readonly LogLine[];
}

/** Why the role looks as if the image did not have it, or undefined when its program ran. */
export function roleLooksAbsent(argument: "train" | "serve", { exit, log }: RoleStart): string | undefined {
  if (exit === undefined) return undefined;
  if (exit.startError !== undefined) return `the engine could not start it (exit code ${exit.code})`;
  if (exit.code === 126 || exit.code === 127) return `no program for ${argument} (exit code ${exit.code})`;
  const refusal = refusalOf(argument, { exit, log });
  return refusal === undefined ? undefined : `it refuses the argument ${argument}: ${refusal}`;
}

/** The line in which a program refuses the argument as wrong usage: short, soon, without a trace, and naming it. */
function refusalOf(argument: string, { exit, log }: { exit: Exit; log: readonly LogLine[] }): string | undefined {
  if (exit.code === 0 || exit.atMs > REFUSAL_MS || log.length > REFUSAL_LINES) return undefined;
  const text = log.map((line) => line.text).join("\n");
  if (TRACE.test(text)) return undefined;
  const word = new RegExp(`\\b${argument}\\b`);
  return log.find((line) => USAGE.test(line.text) && word.test(line.text))?.text.trim();
}
