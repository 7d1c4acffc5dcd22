import { type Match, matchLine } from "./match-line.ts";
import { isError, isNoise, isWarning } from "./noise.ts";
import { plainLine } from "./plain-line.ts";
import type { Facts, Role, Symptom } from "./symptom.ts";
import { type Place, traceReader } from "./trace-reader.ts";
import { mayBeTrouble } from "./trouble-words.ts";

/** A symptom found in a text, where it shows best. */
export interface Cause {
  readonly symptom: Symptom;
  readonly facts: Facts;
  /** The line that shows it, counted from 1, and its words. */
  readonly line: number;
  readonly quote: string;
  /** How many lines show the same. */
  readonly times: number;
}

/** A line that looks like an error and shows no symptom. */
export interface UnrecognisedLine {
  readonly line: number;
  readonly quote: string;
  readonly times: number;
}

export interface CausesFound {
  /** Causes first, then effects, then frames; the likeliest first. */
  readonly causes: readonly Cause[];
  readonly unrecognised: readonly UnrecognisedLine[];
  readonly lines: number;
}

/** However long a log is, no more than this is kept of it. */
const MOST_CAUSES = 100;
const MOST_UNRECOGNISED = 20;
const LONGEST_QUOTE = 300;
const ROLES: Readonly<Record<Role, number>> = { cause: 0, effect: 1, frame: 2 };

interface Draft extends Cause {
  readonly weight: number;
}

/**
 * Reads a message or a whole log, one line after the other. Pure: the same lines give the same causes.
 *
 * @example const finder = causeFinder(symptoms); for (const line of lines) finder.read(line); finder.found();
 */
export function causeFinder(symptoms: readonly Symptom[]): { read: (line: string) => void; found: () => CausesFound } {
  const trace = traceReader();
  const causes = new Map<string, Draft>();
  const unrecognised = new Map<string, UnrecognisedLine>();
  const matched = rememberingMatches(symptoms);
  let lines = 0;

  function read(raw: string): void {
    lines += 1;
    if (!mayBeTrouble(raw) && !raw.includes("Traceback") && trace.skip()) return;
    const line = plainLine(raw);
    const where = trace.place(line);
    if (where === "frame" || isNoise(line)) return;
    const matches = mayBeTrouble(line) ? matched(line) : [];
    for (const { symptom, facts } of matches) {
      const key = `${symptom.title} ${JSON.stringify(facts)}`;
      const known = causes.get(key);
      const weight = weightOf(line, where);
      const times = (known?.times ?? 0) + 1;
      if (known !== undefined && known.weight >= weight) causes.set(key, { ...known, times });
      else if (known !== undefined || causes.size < MOST_CAUSES) {
        causes.set(key, { symptom, facts, line: lines, quote: quoteOf(line), times, weight });
      }
    }
    if (matches.length === 0 && (where !== "outside" || (isError(line) && !isWarning(line)))) remember(line);
  }

  function remember(line: string): void {
    const key = line.replace(/\d+/g, "0");
    const known = unrecognised.get(key);
    if (known !== undefined) unrecognised.set(key, { ...known, times: known.times + 1 });
    else if (unrecognised.size < MOST_UNRECOGNISED) {
      unrecognised.set(key, { line: lines, quote: quoteOf(line), times: 1 });
    }
  }

  return {
    read,
    found: () => ({
      causes: [...causes.values()].sort(byLikelihood).map(({ weight: _weight, ...cause }) => cause),
      unrecognised: [...unrecognised.values()],
      lines,
    }),
  };
}

/** The causes in lines that are there already. */
export function findCauses(symptoms: readonly Symptom[], lines: Iterable<string>): CausesFound {
  const finder = causeFinder(symptoms);
  for (const line of lines) finder.read(line);
  return finder.found();
}

/** What ends a trace says more than a line of a log, and that more than a warning; what was raised on the way, less. */
function weightOf(line: string, where: Place): number {
  if (where === "error" || /^Caused by:/.test(line)) return 3;
  return isWarning(line) ? 0 : where === "chained-error" ? 1 : 2;
}

const byLikelihood = (one: Draft, other: Draft): number =>
  ROLES[one.symptom.role] - ROLES[other.symptom.role] || other.weight - one.weight || one.line - other.line;

const quoteOf = (line: string): string => {
  const text = line.trim();
  return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE - 1)}…`;
};

/** Logs repeat themselves: a line that was looked at lately is not looked at again. */
function rememberingMatches(symptoms: readonly Symptom[]): (line: string) => readonly Match[] {
  const known = new Map<string, readonly Match[]>();
  return (line) => {
    const before = known.get(line);
    if (before !== undefined) return before;
    const matches = matchLine(symptoms, line);
    if (known.size >= 500) known.clear();
    known.set(line, matches);
    return matches;
  };
}
