import { hasUnsafe, unsafeCharacter } from "./unsafe-characters.ts";

/**
 * A value as a JSON document that says exactly what the value says and does nothing to who looks at it: in a terminal, in a browser, within
 * a script of a page. `indent` as in JSON.stringify.
 */
export function jsonText(value: unknown, indent = 2): string {
  const text = JSON.stringify(value, null, indent);
  const escaped = (character: string, joint?: string): string =>
    joint !== undefined || character === "\n" ? character : unicodeEscapes(character);
  const safe = hasUnsafe(text) ? text.replace(unsafeCharacter(), escaped) : text;
  return `${safe.replace(/<(?=\/script|!--)/gi, "\\u003c")}\n`;
}

/** Each of its UTF-16 units: JSON has no escape for a whole character beyond the first plane. */
const unicodeEscapes = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
    .join("");
