import type { Codec } from "./codec.ts";
import { csv } from "./csv.ts";
import { json } from "./json.ts";
import { jsonLines } from "./json-lines.ts";

/** Every content type the server speaks. */
export const codecs: readonly Codec[] = [csv, json, jsonLines];

/** The types to name in a refusal. */
export const supportedTypes = codecs.map((codec) => codec.mediaTypes[0]).join(", ");

/** The codec of a media type without parameters, in lower case. */
export function codecOf(mediaType: string): Codec | undefined {
  return codecs.find((codec) => codec.mediaTypes.includes(mediaType));
}
