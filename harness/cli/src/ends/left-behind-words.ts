import type { Belonging } from "@byoa/platform/left-behind";

/** The end of a sentence that says what is left and how to remove it. */
export function leftBehindWords(left: readonly Belonging[]): string {
  if (left.length === 0) return "Nothing was left running.";
  const things = left.map(({ what }) => what).join(", ");
  return `Not removed: ${things}. The next byoa run removes it, or now: ${left.map(({ removal }) => removal).join("; ")}`;
}
