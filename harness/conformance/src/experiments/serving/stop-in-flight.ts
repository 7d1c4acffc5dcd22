import { awaitedLater, type Clock, type Endpoint } from "@byoa/platform";
import type { Profile } from "../../profile/profile.ts";
import type { LongRequest } from "./long-request.ts";
import { sampleCall } from "./sample-call.ts";

/** Long enough that SIGTERM, which takes its way through the engine, comes in the middle. */
export const IN_FLIGHT_MS = 700;
/** A server that has heard SIGTERM closes its port at once. */
const CLOSED_AFTER_MS = 3_000;

/**
 * Stops the endpoint while a request is in flight, recorded as `in flight`. True: it closed its port though it had not
 * ended yet, so that SIGTERM was heard.
 */
export async function stopInFlight(
  endpoint: Endpoint,
  profile: Profile,
  long: LongRequest | undefined,
  clock: Clock,
): Promise<boolean | undefined> {
  let answer: Promise<unknown> = Promise.resolve();
  if (long !== undefined) {
    answer = awaitedLater(endpoint.call(sampleCall("in flight", long.sample, profile)));
    await clock.pause(Math.min(50, long.expectedMs / 10));
  }
  const ended = new AbortController();
  const closed = clock
    .pause(CLOSED_AFTER_MS, ended.signal)
    .then(async () =>
      ended.signal.aborted ? undefined : (await endpoint.connectTimes(1, 1_000))[0] === Number.POSITIVE_INFINITY,
    );
  closed.catch(() => {});
  try {
    await endpoint.stop();
  } finally {
    ended.abort();
  }
  await answer;
  return closed;
}
