import type { Endpoint, Exchange } from "@byoa/platform";
import type { Profile, SampleRequest } from "../../profile/profile.ts";
import { variations } from "./payload/variations.ts";
import { sampleCall } from "./sample-call.ts";

/** How many requests run at the same time at most. */
const PARALLEL = 12;
/** The contract names no number: one after the other, the requests of a slow model must still fit into this part of the limit. */
const PARALLEL_SHARE = 0.5;
/** A type that nobody offers, to see what becomes of an `Accept` that cannot be met. */
const UNMET_ACCEPT = "application/x-byoa-unmet";

/**
 * Good requests in all the forms that the platform may give them, one by one and then at the same time. Stops early when
 * the plain sample does not work: everything else would only repeat that.
 */
export async function friendlyRequests(
  endpoint: Pick<Endpoint, "call">,
  profile: Profile,
  progress: (line: string) => void = () => {},
): Promise<void> {
  const [first] = profile.requests;
  if (first === undefined) return;
  let good: Exchange | undefined;
  for (const sample of profile.requests) {
    const exchange = await endpoint.call(sampleCall(`sample: ${sample.name}`, sample, profile));
    if (sample === first && answered(exchange)) good = exchange;
  }
  if (good === undefined) return;
  const isSlow = good.totalMs >= SLOW_MS;
  if (isSlow) progress(slowInWords(good.totalMs));
  await endpoint.call(sampleCall("repeated", first, profile));
  await acceptVariants(endpoint, profile, first, good);
  await headerVariants(endpoint, profile, first);
  const bodies = isSlow ? [first.body] : [first.body, ...variations(first.contentType, first.body)];
  await parallel(endpoint, profile, first, bodies, parallelCount(good.totalMs, profile.limits.invocationMs));
}

/** From here on a check is told how long it will take, and asks for no variations of the sample. */
const SLOW_MS = 3_000;
/** What one endpoint is asked one after the other, at most. */
const REQUESTS = 30;

/** Before it goes on: a check of a slow model is not a check that hangs. */
function slowInWords(sampleMs: number): string {
  const minutes = Math.ceil((REQUESTS * sampleMs) / 60_000);
  return `a request takes ${Math.round(sampleMs / 1_000)} s: about ${REQUESTS} of them follow for each of three endpoints, up to ${minutes} minutes each`;
}

/** How many requests may be sent at once, so that a server which takes them one by one answers the last in time. */
export function parallelCount(sampleMs: number, limitMs: number): number {
  return Math.max(2, Math.min(PARALLEL, Math.floor((limitMs * PARALLEL_SHARE) / Math.max(1, sampleMs))));
}

/** Answered with 200. */
export const answered = ({ response }: Exchange): boolean => response?.status === 200;

async function acceptVariants(
  endpoint: Pick<Endpoint, "call">,
  profile: Profile,
  sample: SampleRequest,
  good: Exchange,
): Promise<void> {
  const exact = good.response?.headers["content-type"]?.split(";")[0]?.trim();
  await endpoint.call(sampleCall("accept absent", sample, profile, { accept: null }));
  await endpoint.call(sampleCall("accept any", sample, profile, { accept: "*/*" }));
  if (exact) await endpoint.call(sampleCall("accept exact", sample, profile, { accept: exact }));
  await endpoint.call(sampleCall("accept unsupported", sample, profile, { accept: UNMET_ACCEPT }));
}

async function headerVariants(
  endpoint: Pick<Endpoint, "call">,
  profile: Profile,
  sample: SampleRequest,
): Promise<void> {
  const essence = sample.contentType.split(";")[0]?.trim() ?? sample.contentType;
  const contentType = `${essence}; charset=utf-8`;
  const headers = {
    "X-Amzn-SageMaker-Foo": "1",
    "X-Amzn-Trace-Id": "Root=1-67891233-abcdef012345678912345678",
    "X-Amzn-SageMaker-Inference-Id": "0123456789abcdef",
    "X-Byoa-Long": "a".repeat(1024),
  };
  if (isText(sample.contentType)) await endpoint.call(sampleCall("charset", sample, profile, { contentType }));
  if (/;\s*charset=/i.test(sample.contentType))
    await endpoint.call(sampleCall("charset absent", sample, profile, { contentType: essence }));
  await endpoint.call(sampleCall("unknown headers", sample, profile, { headers }));
  const attributes = { "X-Amzn-SageMaker-Custom-Attributes": "trace-id=1" };
  await endpoint.call(sampleCall("custom attributes", sample, profile, { headers: attributes }));
}

/** A charset has no meaning for pictures and other bytes. */
const isText = (contentType: string): boolean => /^text\/|json|xml|csv/i.test(contentType);

/** Each input is asked alone first (`alone 0`, `alone 1`, …), then all at the same time (`together 0`, …). */
async function parallel(
  endpoint: Pick<Endpoint, "call">,
  profile: Profile,
  sample: SampleRequest,
  bodies: readonly Buffer[],
  count: number,
): Promise<void> {
  const others = profile.requests.slice(1, 4);
  const inputs = [
    ...bodies.map((body) => ({ ...sample, body })),
    ...others.filter(({ contentType, accept }) => contentType === sample.contentType && accept === sample.accept),
  ];
  const good: { readonly index: number; readonly input: SampleRequest }[] = [];
  for (const [index, input] of inputs.entries()) {
    if (answered(await endpoint.call(sampleCall(`alone ${index}`, input, profile)))) good.push({ index, input });
  }
  if (good.length === 0) return;
  const round = Array.from({ length: count }, (_, turn) => good[turn % good.length]).filter((one) => one !== undefined);
  await Promise.all(round.map(({ index, input }) => endpoint.call(sampleCall(`together ${index}`, input, profile))));
}
