import { type CausesFound, causeFinder } from "./find-causes.ts";
import { LONGEST_LINE } from "./plain-line.ts";
import type { Symptom } from "./symptom.ts";

/** Reads a log of any size piece by piece; no more of it is held than one line, cut at LONGEST_LINE. */
export async function readLog(
  symptoms: readonly Symptom[],
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<CausesFound> {
  const finder = causeFinder(symptoms);
  const decoder = new TextDecoder();
  let open = "";
  let pending = false;
  const take = (text: string): void => {
    const pieces = text.split("\n");
    const last = pieces.pop() ?? "";
    for (const piece of pieces) {
      finder.read(cut(open, piece));
      open = "";
      pending = false;
    }
    open = cut(open, last);
    pending ||= last !== "";
  };
  for await (const chunk of chunks) take(decoder.decode(chunk, { stream: true }));
  take(decoder.decode());
  if (pending) finder.read(open);
  return finder.found();
}

const cut = (begun: string, more: string): string =>
  begun.length >= LONGEST_LINE ? begun : begun + more.slice(0, LONGEST_LINE - begun.length);
