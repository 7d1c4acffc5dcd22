import type { Codec } from "../codecs/codec.ts";
import { codecOf, codecs, supportedTypes } from "../codecs/codecs.ts";
import { Refusal } from "../refusal.ts";

/**
 * The codec of the answer.
 *
 * @param accepted media types without parameters, the most wanted first (`request.accepts()` of express)
 * @param fallback for a missing Accept and for any type
 * @throws Refusal (406) naming what is supported
 */
export function responseType(accepted: readonly string[], fallback: Codec): Codec {
  for (const mediaType of accepted.map((type) => type.toLowerCase())) {
    if (mediaType === "*/*") return fallback;
    const codec = mediaType.endsWith("/*") ? codecOfRange(mediaType.slice(0, -1), fallback) : codecOf(mediaType);
    if (codec !== undefined) return codec;
  }
  const named = accepted.length === 0 ? "names no media type" : `${accepted.join(", ")} is not supported`;
  throw new Refusal(406, `Accept ${named}; ask for one of ${supportedTypes}`);
}

function codecOfRange(prefix: string, fallback: Codec): Codec | undefined {
  return [fallback, ...codecs].find((codec) => codec.mediaTypes[0].startsWith(prefix));
}
