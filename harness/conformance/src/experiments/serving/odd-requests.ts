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

/** Where the platform looks for metrics unless the endpoint's configuration names another path. */
const METRICS_PATH = "/metrics";
const UNKNOWN_TYPE = "application/x-byoa-nope";

/** A content type that no server knows. */
export async function unknownType(endpoint: Endpoint, sample: SampleRequest, profile: Profile): Promise<void> {
  await endpoint.call(sampleCall("unknown content type", sample, profile, { contentType: UNKNOWN_TYPE }));
}

/** How often the platform's scrape is repeated. */
const SCRAPES = 10;
/** No limit is documented; a server that is busy for so long with a scrape has none to spare. */
const SCRAPE_MS = 5_000;
const CHUNKS = 6;

/** Scrapes of `/metrics`, as the platform makes them of every endpoint (`scrape`), then a good request (`good after scrapes`). */
export async function scrapes(endpoint: Endpoint, sample: SampleRequest, profile: Profile): Promise<void> {
  for (let count = 0; count < SCRAPES; count += 1) {
    const { error } = await endpoint.call({ name: "scrape", method: "GET", path: METRICS_PATH, timeoutMs: SCRAPE_MS });
    if (error !== undefined) break;
  }
  await endpoint.call(sampleCall("good after scrapes", sample, profile));
}

/** The sample without Content-Length, in chunks that come one by one. */
export async function chunkedRequest(endpoint: Endpoint, sample: SampleRequest, profile: Profile): Promise<void> {
  await endpoint.call({ ...sampleCall("in chunks", sample, profile), chunked: true, chunks: CHUNKS });
  await endpoint.call(sampleCall("good after chunks", sample, profile));
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
