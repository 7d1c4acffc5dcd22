import { ApiError } from "../protocol/api-error.ts";

/**
 * CloudWatch's filter pattern for plain text: every term must occur, `?term` any of them, `-term` none; quotes hold a phrase together.
 * Throws ApiError `InvalidParameterException` for patterns on JSON, columns and expressions, which are not here.
 */
export function filterPattern(pattern: string): (message: string) => boolean {
  const text = pattern.trim();
  if (/^[{[%]/.test(text))
    throw new ApiError(
      "InvalidParameterException",
      "Invalid filter pattern: byoa up knows terms only, no JSON, columns or expressions",
    );
  const terms = [...text.matchAll(/([?-]?)(?:"((?:\\.|[^"\\])*)"|(\S+))/g)].map(([, sign = "", phrase, word]) => ({
    sign,
    text: phrase === undefined ? (word ?? "") : phrase.replace(/\\(.)/g, "$1"),
  }));
  const of = (sign: string) => terms.filter((term) => term.sign === sign);
  const [all, any, none] = [of(""), of("?"), of("-")];
  return (message) => {
    const occurs = (term: { readonly text: string }) => message.includes(term.text);
    return all.every(occurs) && !none.some(occurs) && (any.length === 0 || all.length > 0 || any.some(occurs));
  };
}
