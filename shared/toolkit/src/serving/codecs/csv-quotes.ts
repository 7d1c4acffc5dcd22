import { BadInput } from "../refusal.ts";

const QUOTE = '"';
const LINE_BREAK = /\r\n?|\n/g;

/**
 * Checks what the reader of requests does not: that each quoted field closes, and that the field ends there.
 * A body without quotes costs one search.
 * @throws BadInput naming the line
 */
export function checkQuotes(text: string): void {
  const fieldEnd = /[,\r\n]/g;
  let nextQuote = text.indexOf(QUOTE);
  for (let start = 0; nextQuote >= 0 && start < text.length; ) {
    let from = start;
    if (text[start] === QUOTE) {
      const close = closingQuote(text, start);
      if (close === undefined) throw new BadInput(`line ${lineOf(text, start)}: a quoted field is never closed`);
      from = close + 1;
      if (from < text.length && !",\r\n".includes(text.charAt(from)))
        throw new BadInput(`line ${lineOf(text, from)}: a quoted field goes on after its closing quote`);
    }
    if (from > nextQuote) nextQuote = text.indexOf(QUOTE, from);
    fieldEnd.lastIndex = from;
    const end = fieldEnd.exec(text);
    if (end === null) return;
    start = end.index + 1;
  }
}

/** The quote that ends the field that opens at `open`; two quotes in a row stand for one inside it. */
function closingQuote(text: string, open: number): number | undefined {
  let at = text.indexOf(QUOTE, open + 1);
  while (at >= 0 && text[at + 1] === QUOTE) at = text.indexOf(QUOTE, at + 2);
  return at < 0 ? undefined : at;
}

function lineOf(text: string, index: number): number {
  return (text.slice(0, index).match(LINE_BREAK)?.length ?? 0) + 1;
}
