/**
 * Characters that do something to who reads them instead of being read: control characters (C0, DEL, C1), lone surrogates, line and paragraph
 * separators, marks of direction, characters without width, tags, noncharacters. The line end is one of them.
 */
const UNSAFE = "\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}";

/** What makes one picture of several: within emoji these two are read. */
const WITHIN_EMOJI =
  "(?<=\\p{Extended_Pictographic})\\ufe0f|(?<=\\p{Extended_Pictographic}\\ufe0f?)\\u200d(?=\\p{Extended_Pictographic})";

/** One unsafe character, or a harmless joint of an emoji, which comes as the first group. */
export const unsafeCharacter = (): RegExp => new RegExp(`(${WITHIN_EMOJI})|[${UNSAFE}]`, "gu");

/** Most texts are nothing but ASCII letters: the look at each character can be spared. */
export const hasUnsafe = (text: string): boolean => /[^ -~\n]/.test(text);

/** `\n`, `\t`, `\x1b`, `\u202e`, `\u{e0041}`: how a character is shown that is not to be obeyed. */
export function escapeOf(character: string): string {
  const named = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
  if (named !== undefined) return named;
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code < 0x100) return `\\x${digits.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\u{${digits}}`;
}
