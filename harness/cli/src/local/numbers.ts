import { InvalidArgumentError } from "commander";

/** A whole number from `least` to `most`, behind a flag. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= least && number <= most && text.trim() !== "") return number;
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
    throw new InvalidArgumentError(`A whole number ${range}.`);
  };
}

/** Timers take no more: 24 days. */
const LONGEST_SECONDS = 2_147_483;

/** Seconds behind a flag: `90`, or with a part. */
export function positiveSeconds(text: string): number {
  const number = Number(text);
  if (Number.isFinite(number) && number > 0 && number <= LONGEST_SECONDS) return number;
  throw new InvalidArgumentError(`Seconds, more than 0 and at most ${LONGEST_SECONDS}.`);
}
