import { setTimeout as sleep } from "node:timers/promises";
import type { Endpoint } from "@byoa/platform";
import type { ExperimentContext } from "../../experiment/experiment.ts";
import { longRequest } from "./long-request.ts";
import { sampleCall } from "./sample-call.ts";

/** Long enough that SIGTERM, which takes its way through the engine, comes in the middle. */
const TARGET_MS = 700;
/** A server that has heard SIGTERM closes its port at once. */
const CLOSED_AFTER_MS = 3_000;

/**
 * Stops the endpoint while a request is in flight, recorded as `in flight`. True: it closed its port though it had not
 * ended yet, so that SIGTERM was heard.
 */
export async function stopInFlight(endpoint: Endpoint, context: ExperimentContext): Promise<boolean | undefined> {
  const long = await longRequest(endpoint, context.profile, TARGET_MS);
  let answer: Promise<unknown> = Promise.resolve();
  if (long !== undefined) {
    answer = endpoint.call(sampleCall("in flight", long.sample, context.profile));
    await sleep(Math.min(50, long.expectedMs / 10));
  }
  const ended = new AbortController();
  const closed = sleep(CLOSED_AFTER_MS, undefined, { signal: ended.signal }).then(
    async () => (await endpoint.connectTimes(1, 1_000))[0] === Number.POSITIVE_INFINITY,
    () => undefined,
  );
  await endpoint.stop();
  ended.abort();
  await answer;
  return closed;
}
