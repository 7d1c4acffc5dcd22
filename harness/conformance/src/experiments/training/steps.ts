import type { LogLine } from "@byoa/platform";

/** A line that tells the number of a step. */
export interface Step {
  readonly value: number;
  readonly line: LogLine;
}

/** The steps that a log tells, in its order; `pattern` is the profile's `checkpoints.step`. */
export function stepsIn(log: readonly LogLine[], pattern: string): Step[] {
  const regex = new RegExp(pattern);
  return log.flatMap((line): Step[] => {
    const number = regex.exec(line.text)?.[1];
    const value = number === undefined || number.trim() === "" ? Number.NaN : Number(number);
    return Number.isFinite(value) ? [{ value, line }] : [];
  });
}

/** How many different steps there are: one that is told by several lines counts once. */
export function countSteps(steps: readonly Step[]): number {
  return new Set(steps.map(({ value }) => value)).size;
}
