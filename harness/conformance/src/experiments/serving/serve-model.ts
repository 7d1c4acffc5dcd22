import { type ExperimentContext, experiment } from "../../experiment/experiment.ts";
import type { NotRun } from "../../experiment/not-run.ts";
import { type SampleObservation, trainOnSample } from "../training/train-on-sample.ts";
import { friendlyRequests } from "./friendly-requests.ts";
import { longRequest } from "./long-request.ts";
import { isModelToServe, type ModelToServe, modelToServe } from "./model-to-serve.ts";
import { sampleCall } from "./sample-call.ts";
import type { ServingObservation } from "./serving-observation.ts";
import { startServing } from "./start-serving.ts";
import { steadyPings } from "./steady-pings.ts";
import { IN_FLIGHT_MS, stopInFlight } from "./stop-in-flight.ts";

/** Pings that a steady endpoint must answer. */
const STEADY_PINGS = 10;

/** What a server gets to come up without a model after a training job that ran and failed: most wait for the model in vain. */
const WITHOUT_MODEL_MS = 60_000;

/**
 * The endpoint: comes up, is asked at once, answers good requests in all their forms while pings go on, and is stopped
 * with a request in flight. What might end it is asked of another container.
 */
export const serveModel = experiment({
  name: "serve-model",
  title: "serve the model",
  role: "serve",
  needs: {},
  uses: { trained: trainOnSample },
  containers: 1,
  async run(context, { trained }): Promise<ServingObservation | NotRun> {
    const { profile, waits, platform } = context;
    const model = modelToServe(profile, trained);
    if (!isModelToServe(model)) return model;
    const { endpoint, earlier } = await startServing(context, {
      model: model.path,
      ...startLimit(context, model, trained),
    });
    await using _ = endpoint;
    const readiness = await endpoint.ready;
    if (readiness.readyAtMs === undefined) {
      return { ...(await endpoint.observation()), model: model.origin, earlier, later: [] };
    }
    const [sample] = profile.requests;
    if (sample !== undefined && !asked(await endpoint.observation())) {
      await endpoint.call(sampleCall("first", sample, profile));
    }
    context.progress("ready; asking for predictions");
    const pings = steadyPings(endpoint, waits.pingIntervalMs, platform.clock, context.signal);
    await friendlyRequests(endpoint, profile, context.progress);
    const long = await longRequest(endpoint, profile, IN_FLIGHT_MS);
    await pings.finish(STEADY_PINGS);
    context.progress("stopping it with a request in flight");
    const closedAfterSigterm = await stopInFlight(endpoint, profile, long, platform.clock);
    const observation = await endpoint.observation();
    const closed = closedAfterSigterm === undefined ? {} : { closedAfterSigterm };
    return { ...observation, model: model.origin, earlier, later: [], ...closed };
  },
});

function asked({ exchanges }: { readonly exchanges: readonly { readonly name: string }[] }): boolean {
  return exchanges.some(({ name }) => name === "first");
}

/** Shorter only where the program for `train` was started and ended by itself: the image then trains, or refused the argument. */
function startLimit(
  { profile }: ExperimentContext,
  model: ModelToServe,
  trained: SampleObservation | undefined,
): { readonly startLimitMs?: number } {
  const ranAndFailed = trained?.hosts.some(
    ({ exit, stop }) => stop === undefined && exit.startError === undefined && exit.code !== 126 && exit.code !== 127,
  );
  if (model.origin !== "none" || ranAndFailed !== true) return {};
  return { startLimitMs: Math.min(profile.limits.startMs, WITHOUT_MODEL_MS) };
}
