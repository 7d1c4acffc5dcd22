import { InvalidArgumentError } from "commander";

/** A whole number from `least` on, behind a flag. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= least && text.trim() !== "") return number;
    throw new InvalidArgumentError(`A whole number from ${least}.`);
  };
}

/** Seconds behind a flag: `90`, or with a part. */
export function positiveSeconds(text: string): number {
  const number = Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError("Seconds, more than 0.");
}
