import { HOSTING_VARIABLES, PAYLOAD_LIMITS, SERVING_PORT } from "@byoa/contract";
import type { Codec } from "./codecs/codec.ts";
import { codecOf, supportedTypes } from "./codecs/codecs.ts";

const MEBIBYTE = 1024 * 1024;
const MOST_MB = PAYLOAD_LIMITS.batchMaximumBytes / MEBIBYTE;

/** What the platform's variables decide for the server. */
export interface ServingSettings {
  readonly port: number;
  /** Bodies above are refused with 413. */
  readonly payloadLimitBytes: number;
  /** For requests that accept anything. Undefined: the answer comes in the request's own type, which keeps batch output one line a record. */
  readonly defaultAccept: Codec | undefined;
}

/**
 * Reads the settings.
 * @throws RangeError with one line that names the variable, its value and what is allowed
 */
export function servingSettings(environment: Readonly<Record<string, string | undefined>>): ServingSettings {
  return {
    port: integer(environment, HOSTING_VARIABLES.bindToPort, 1, 65_535) ?? SERVING_PORT,
    payloadLimitBytes: payloadLimit(integer(environment, HOSTING_VARIABLES.maxPayloadInMb, 0, MOST_MB)),
    defaultAccept: defaultAccept(environment[HOSTING_VARIABLES.defaultAccept]),
  };
}

/** Batch transform's 0 means "no limit", and its limit is then 100 MB. */
function payloadLimit(megabytes: number | undefined): number {
  if (megabytes === undefined) return PAYLOAD_LIMITS.realTimeFaqBytes;
  return (megabytes === 0 ? MOST_MB : megabytes) * MEBIBYTE;
}

function defaultAccept(value: string | undefined): Codec | undefined {
  if (value === undefined || value === "") return undefined;
  const codec = codecOf(value.split(";")[0]?.trim().toLowerCase() ?? "");
  if (codec !== undefined) return codec;
  throw new RangeError(`${HOSTING_VARIABLES.defaultAccept} is ${value}; it must be one of ${supportedTypes}`);
}

function integer(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
  lowest: number,
  highest: number,
): number | undefined {
  const value = environment[name];
  if (value === undefined || value === "") return undefined;
  const number = Number(value);
  if (Number.isInteger(number) && number >= lowest && number <= highest) return number;
  throw new RangeError(`${name} is ${value}; it must be a whole number from ${lowest} to ${highest}`);
}
