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
/** What the first, larger request takes at most, in multiples of the target, if all of the sample's time is work on its records. */
const FIRST_TARGETS = 10;

/** A good request that keeps the server busy, and how long it took alone. */
export interface LongRequest {
  readonly sample: SampleRequest;
  readonly expectedMs: number;
}

/**
 * Finds a request that takes about `targetMs`: the sample itself if it is slow, else its records repeated, else blank
 * space. It grows in steps: a model that needs a tenth of a second for a record must not be given thousands of them.
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
  const alone = await measure(sample.body);
  if (!answered(alone)) return undefined;
  const itself = { sample, expectedMs: alone.totalMs };
  if (itself.expectedMs >= targetMs * NEAR_ENOUGH) return itself;
  const firstBytes = firstSize(sample.body.byteLength, itself.expectedMs, targetMs);
  for (const grow of [repeated, padded]) {
    const small = grow(sample.contentType, sample.body, firstBytes);
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
  return itself;
}

/** Size in bytes of the first request that is larger than the sample. */
export function firstSize(sampleBytes: number, sampleMs: number, targetMs: number): number {
  return Math.min(FIRST_BYTES, Math.ceil((sampleBytes * targetMs * FIRST_TARGETS) / Math.max(1, sampleMs)));
}
