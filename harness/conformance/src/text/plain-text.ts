import { visibleText } from "./visible-text.ts";

/**
 * Sequences that a terminal obeys (ECMA-48): control sequences (colours, cursor), control strings (titles, links), two-letter escapes. No part
 * of a match can begin another one: the time is linear, which Node's own `stripVTControlCharacters` does not give for a line of a hostile image.
 */
const TERMINAL_SEQUENCES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x00-\x1f\x7f-\x9f]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]/g;

/**
 * Text of an image as it flows by: colours and cursor control are left out, and what else is not to be read is made visible. Line ends stay.
 */
export const plainText = (text: string): string =>
  visibleText(text.replace(TERMINAL_SEQUENCES, "").replace(/[^\P{Cc}\n]+/gu, " "))
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");

/** The same in one line, without blanks at its end. */
export const plainLine = (text: string): string => plainText(text).replaceAll("\n", " ").trimEnd();
