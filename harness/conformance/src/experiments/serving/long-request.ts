import type { Endpoint, Exchange } from "@byoa/platform";
import type { Profile, SampleRequest } from "../../profile/profile.ts";
import { answered } from "./friendly-requests.ts";
import { padded, repeated } from "./payload/larger.ts";
import { sampleCall } from "./sample-call.ts";

const FIRST_BYTES = 64 * 1024;
/** What every real-time endpoint takes. */
const MOST_BYTES = 5_900_000;

/** A good request that keeps the server busy, and how long it took alone. */
export interface LongRequest {
  readonly sample: SampleRequest;
  readonly expectedMs: number;
}

/**
 * Finds a request that takes about `targetMs`: the sample's records repeated, else blank space, else the sample itself.
 * The calls are recorded as `measured`.
 */
export async function longRequest(
  endpoint: Endpoint,
  profile: Profile,
  targetMs: number,
): Promise<LongRequest | undefined> {
  const [sample] = profile.requests;
  if (sample === undefined) return undefined;
  const measure = async (body: Buffer): Promise<Exchange> =>
    endpoint.call(sampleCall("measured", sample, profile, { body }));
  for (const grow of [repeated, padded]) {
    const small = grow(sample.contentType, sample.body, FIRST_BYTES);
    if (small === undefined) continue;
    const exchange = await measure(small);
    if (!answered(exchange)) continue;
    const sizeBytes = Math.min(MOST_BYTES, Math.ceil((small.byteLength * targetMs) / Math.max(1, exchange.totalMs)));
    if (sizeBytes <= small.byteLength) return { sample: { ...sample, body: small }, expectedMs: exchange.totalMs };
    const large = grow(sample.contentType, sample.body, sizeBytes) ?? small;
    const measured = await measure(large);
    if (answered(measured)) return { sample: { ...sample, body: large }, expectedMs: measured.totalMs };
    return { sample: { ...sample, body: small }, expectedMs: exchange.totalMs };
  }
  const exchange = await measure(sample.body);
  return answered(exchange) ? { sample, expectedMs: exchange.totalMs } : undefined;
}
