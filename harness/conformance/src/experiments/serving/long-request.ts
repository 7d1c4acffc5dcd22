import type { Endpoint, Exchange } from "@byoa/platform";
import type { Profile, SampleRequest } from "../../profile/profile.ts";
import { answered } from "./friendly-requests.ts";
import { padded, repeated } from "./payload/larger.ts";
import { sampleCall } from "./sample-call.ts";

const FIRST_BYTES = 64 * 1024;
/** What every real-time endpoint takes. */
const MOST_BYTES = 5_900_000;
const GROWTH_STEPS = 3;
const NEAR_ENOUGH = 0.7;

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
    let best = { body: small, expectedMs: exchange.totalMs };
    // A server gets faster while it warms up, so that one step is rarely enough.
    for (let step = 0; step < GROWTH_STEPS && best.expectedMs < targetMs * NEAR_ENOUGH; step += 1) {
      const sizeBytes = Math.min(
        MOST_BYTES,
        Math.ceil((best.body.byteLength * targetMs) / Math.max(1, best.expectedMs)),
      );
      const body = grow(sample.contentType, sample.body, sizeBytes);
      if (body === undefined || body.byteLength <= best.body.byteLength) break;
      const measured = await measure(body);
      if (!answered(measured)) break;
      best = { body, expectedMs: measured.totalMs };
    }
    return { sample: { ...sample, body: best.body }, expectedMs: best.expectedMs };
  }
  const exchange = await measure(sample.body);
  return answered(exchange) ? { sample, expectedMs: exchange.totalMs } : undefined;
}
