/** The words of a text, in small letters: case, punctuation and quotes around them do not count. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
