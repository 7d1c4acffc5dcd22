/** Longest line that evidence shows, in characters. */
const LINE_CHARACTERS = 300;

/** A text short enough for a report: its control characters visible, its long lines cut. */
export function shorten(text: string, characters: number = LINE_CHARACTERS): string {
  const visible = visibleControlCharacters(text);
  return visible.length <= characters ? visible : `${visible.slice(0, characters - 1)}…`;
}

/** Control characters other than the line end as `\r`, `\t` or `\x1b`. */
export function visibleControlCharacters(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, (character) => {
    if (character === "\r") return "\\r";
    if (character === "\t") return "\\t";
    return `\\x${(character.codePointAt(0) ?? 0).toString(16).padStart(2, "0")}`;
  });
}

/** The first lines of a text, each cut; says how many were left out. */
export function firstLines(text: string, count: number): string {
  const lines = text.split("\n");
  const shown = lines.slice(0, count).map((line) => shorten(line));
  return lines.length > count ? [...shown, `… (${lines.length - count} more lines)`].join("\n") : shown.join("\n");
}

/** A list for a sentence: the first few, and how many more there are. */
export function listed(items: readonly string[], most = 4): string {
  const shown = items.slice(0, most).join(", ");
  return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}
