import type { Endpoint, Exchange } from "@byoa/platform";
import type { Profile, SampleRequest } from "../../profile/profile.ts";
import { answered } from "./friendly-requests.ts";
import { badInputs } from "./payload/bad-inputs.ts";
import { padded, repeated } from "./payload/larger.ts";
import { sampleCall } from "./sample-call.ts";

/** Bodies that a real-time endpoint must take: the limit of the runtime's API, and of the current FAQ. */
export const LARGE_BODIES = [
  { name: "5.9 MiB", sizeBytes: Math.floor(5.9 * 1024 * 1024) },
  { name: "24 MiB", sizeBytes: 24 * 1024 * 1024 },
] as const;

const UNKNOWN_TYPE = "application/x-byoa-nope";

/** A content type that no server knows. */
export async function unknownType(endpoint: Endpoint, sample: SampleRequest, profile: Profile): Promise<void> {
  await endpoint.call(sampleCall("unknown content type", sample, profile, { contentType: UNKNOWN_TYPE }));
}

/** Bad inputs (`bad cut`, …), each followed by a good one (`good after cut`). Ends with the first that brings it down. */
export async function badRequests(endpoint: Endpoint, sample: SampleRequest, profile: Profile): Promise<void> {
  for (const { name, body } of badInputs(sample.contentType, sample.body)) {
    await endpoint.call(sampleCall(`bad ${name}`, sample, profile, { body }));
    if (!answered(await endpoint.call(sampleCall(`good after ${name}`, sample, profile)))) return;
  }
}

/** Large bodies: blank space first; where that is refused as an input or not answered in time, the sample's records repeated. */
export async function largeRequests(endpoint: Endpoint, sample: SampleRequest, profile: Profile): Promise<void> {
  for (const { name, sizeBytes } of LARGE_BODIES) {
    const space = padded(sample.contentType, sample.body, sizeBytes);
    const records = repeated(sample.contentType, sample.body, sizeBytes);
    const ask = (how: string, body: Buffer): Promise<Exchange> =>
      endpoint.call(sampleCall(`large ${name} ${how}`, sample, profile, { body }));
    let exchange = space && (await ask("padded", space));
    if (records !== undefined && (exchange === undefined || refusedAsInput(exchange)))
      exchange = await ask("repeated", records);
    if (exchange === undefined || !answered(exchange)) return;
  }
}

/** It was read and refused, or is work for this model: neither says anything about its size. */
function refusedAsInput({ response, error }: Exchange): boolean {
  if (error === "timeout") return true;
  return response !== undefined && ![200, 411, 413].includes(response.status);
}
