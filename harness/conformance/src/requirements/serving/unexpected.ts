import { isDeepStrictEqual } from "node:util";
import type { Exchange } from "@byoa/platform";
import { mediaEssence } from "../../experiments/serving/payload/media-kind.ts";
import type { ExpectedAnswer } from "../../profile/profile.ts";
import { shorten } from "../../requirement/evidence-text.ts";

/** How an answer differs from what the profile expects, as the rest of a sentence; undefined: it is as expected. */
export function unexpected({ response }: Exchange, expect: ExpectedAnswer): string | undefined {
  const text = response?.body.text;
  const type = response?.headers["content-type"] ?? "none";
  if (expect.contentType !== undefined && mediaEssence(type) !== mediaEssence(expect.contentType)) {
    return `has the type ${type}, expected ${expect.contentType}`;
  }
  if (expect.text === undefined && expect.json === undefined && expect.matches === undefined) return undefined;
  // Kept as a hash only: too large to be compared.
  if (text === undefined) return undefined;
  const said = JSON.stringify(shorten(text, 80));
  if (expect.text !== undefined && text.trimEnd() !== expect.text.trimEnd()) {
    return `is ${said}, expected ${JSON.stringify(shorten(expect.text, 80))}`;
  }
  if (expect.json !== undefined && !isDeepStrictEqual(parse(text), expect.json)) {
    return `is ${said}, expected ${shorten(JSON.stringify(expect.json), 80)}`;
  }
  if (expect.matches !== undefined && !new RegExp(expect.matches).test(text)) {
    return `is ${said}, which does not match ${expect.matches}`;
  }
  return undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
