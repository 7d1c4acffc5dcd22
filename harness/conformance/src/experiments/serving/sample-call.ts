import type { EndpointCall } from "@byoa/platform";
import type { Profile, SampleRequest } from "../../profile/profile.ts";

/** How an exchange differs from the ordinary one. */
export interface CallVariant {
  readonly body?: Buffer;
  readonly contentType?: string;
  /** `null` sends none. */
  readonly accept?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** A sample request as the platform sends it: with an `Accept` of anything where the profile names no other. */
export function sampleCall(
  name: string,
  sample: SampleRequest,
  profile: Profile,
  variant: CallVariant = {},
): EndpointCall {
  const accept = variant.accept === undefined ? (sample.accept ?? "*/*") : variant.accept;
  return {
    name,
    headers: {
      "Content-Type": variant.contentType ?? sample.contentType,
      ...(accept === null ? {} : { Accept: accept }),
      ...variant.headers,
    },
    body: variant.body ?? sample.body,
    timeoutMs: variant.timeoutMs ?? profile.limits.invocationMs,
    ...(variant.signal === undefined ? {} : { signal: variant.signal }),
  };
}
