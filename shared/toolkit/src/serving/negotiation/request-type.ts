import type { Codec } from "../codecs/codec.ts";
import { codecOf, supportedTypes } from "../codecs/codecs.ts";
import { csv } from "../codecs/csv.ts";
import { Refusal } from "../refusal.ts";

export interface RequestType {
  readonly codec: Codec;
  readonly charset: string;
}

/**
 * What a Content-Type header says about the body. Without one it is read as CSV: batch transform sends none unless the
 * caller set it, and CSV is what its record splitting is made for.
 * @throws Refusal (415) naming what is supported
 */
export function requestType(header: string | undefined): RequestType {
  const plain = header === undefined || header === "" ? csv : codecOf(header);
  if (plain !== undefined || header === undefined) return { codec: plain ?? csv, charset: "utf-8" };
  const [mediaType = "", ...parameters] = header.split(";").map((part) => part.trim());
  const codec = codecOf(mediaType.toLowerCase());
  if (codec === undefined) {
    throw new Refusal(415, `Content-Type ${mediaType} is not supported; send one of ${supportedTypes}`);
  }
  return { codec, charset: charsetOf(parameters) };
}

function charsetOf(parameters: readonly string[]): string {
  const named = parameters.map((parameter) => /^charset\s*=\s*"?([^"]+)"?$/i.exec(parameter)?.[1]).find(Boolean);
  return named?.toLowerCase() ?? "utf-8";
}
