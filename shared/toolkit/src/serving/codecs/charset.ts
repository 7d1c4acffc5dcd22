import { TextDecoder } from "node:util";
import { BadInput, Refusal } from "../refusal.ts";

const decoders = new Map<string, TextDecoder>();

/**
 * A body as text in the charset that its Content-Type names; a byte order mark is dropped.
 * @throws BadInput for bytes that are no such text
 * @throws Refusal (415) for a charset nobody knows
 */
export function decodeText(body: Uint8Array, charset: string): string {
  const decoder = decoderOf(charset);
  try {
    return decoder.decode(body);
  } catch (error) {
    if (error instanceof TypeError) throw new BadInput(`the body is not ${charset} text`);
    throw error;
  }
}

function decoderOf(charset: string): TextDecoder {
  const known = decoders.get(charset);
  if (known !== undefined) return known;
  try {
    const decoder = new TextDecoder(charset, { fatal: true });
    decoders.set(charset, decoder);
    return decoder;
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal(415, `charset ${charset} is not supported; send utf-8`);
    throw error;
  }
}
