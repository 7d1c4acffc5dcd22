import { escapeOf, hasUnsafe, unsafeCharacter } from "./unsafe-characters.ts";

/**
 * Text of an image for a report: what a terminal, a browser or a parser would obey is shown as `\x1b` or `\u202e` instead. Line ends stay,
 * with or without a carriage return.
 */
export const visibleText = (text: string): string =>
  hasUnsafe(text)
    ? text
        .replaceAll("\r\n", "\n")
        .replace(unsafeCharacter(), (character, joint?: string) =>
          joint !== undefined || character === "\n" ? character : escapeOf(character),
        )
    : text;

/** The same for a place that holds one line only: a file's name, a finding, a label. */
export const visibleLine = (text: string): string => visibleText(text).replaceAll("\n", "\\n");
