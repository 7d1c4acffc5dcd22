import type { ExperimentContext } from "../../experiment/experiment.ts";
import { type NotRun, notPossible } from "../../experiment/not-run.ts";
import { answered } from "./friendly-requests.ts";
import { sampleCall } from "./sample-call.ts";
import type { ServingObservation } from "./serving-observation.ts";
import { sameSurroundings, servingRequest } from "./serving-request.ts";

/** With a broken model, the server is watched for three times as long as the good one took, and at least so long. */
const LEAST_MS = 3_000;

/**
 * Starts the image with a model folder that it cannot use. Settled as soon as the container ends, or says 200 and is asked
 * (`first`), or has had three times the time that it takes with a good model.
 */
export async function serveBrokenModel(
  context: ExperimentContext,
  served: ServingObservation,
  model: string | undefined,
): Promise<ServingObservation | NotRun> {
  const { readyAtMs } = served.readiness;
  if (served.model === "none") return notPossible("it was served without a model: there is none to break");
  if (readyAtMs === undefined) return notPossible("the endpoint does not come up");
  const [sample] = context.profile.requests;
  if (
    sample === undefined ||
    !served.exchanges.some(({ name, response }) => name === "first" && response?.status === 200)
  ) {
    return notPossible("the sample request is not answered");
  }
  const limitMs = Math.min(context.profile.limits.startMs, Math.max(LEAST_MS, 3 * readyAtMs));
  const request = servingRequest(context, { model, startLimitMs: limitMs, ...sameSurroundings(served) });
  await using endpoint = await context.platform.startEndpoint(request);
  const readiness = await endpoint.ready;
  if (readiness.readyAtMs !== undefined) {
    const first = await endpoint.call(sampleCall("first", sample, context.profile));
    // A server that loads its model behind a first error is asked once more.
    if (!answered(first)) await endpoint.call(sampleCall("second", sample, context.profile));
  }
  return { ...(await endpoint.observation()), model: served.model, earlier: [], later: [] };
}
