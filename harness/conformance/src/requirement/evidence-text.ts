import { visibleText } from "../text/visible-text.ts";

/** Longest line that evidence shows, in characters. */
const LINE_CHARACTERS = 300;

/** A text short enough for a report: what is not to be read visible, the rest of a long one cut. */
export function shorten(text: string, characters: number = LINE_CHARACTERS): string {
  // Each character grows to ten at most: of a line of any length only its beginning is looked at.
  const visible = visibleText(text.slice(0, characters + 1));
  return visible.length <= characters ? visible : `${visible.slice(0, characters - 1)}…`;
}

/** The first lines of a text, each cut; says how many were left out. */
export function firstLines(text: string, count: number): string {
  const lines = text.split(/\r?\n/);
  const shown = lines.slice(0, count).map((line) => shorten(line));
  return lines.length > count ? [...shown, `… (${lines.length - count} more lines)`].join("\n") : shown.join("\n");
}

/** A list for a sentence: the first few, and how many more there are. */
export function listed(items: readonly string[], most = 4): string {
  const shown = items.slice(0, most).join(", ");
  return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}
