import { experiment, type NotRun } from "../../experiment/experiment.ts";
import { notApplicable } from "../../requirement/judgement.ts";
import { roleLooksAbsent } from "../image/role-looks-absent.ts";
import { trainOnSample } from "../training/train-on-sample.ts";
import { friendlyRequests } from "./friendly-requests.ts";
import { longRequest } from "./long-request.ts";
import { isModelToServe, modelToServe, trains } from "./model-to-serve.ts";
import { sampleCall } from "./sample-call.ts";
import type { ServingObservation } from "./serving-observation.ts";
import { startServing } from "./start-serving.ts";
import { steadyPings } from "./steady-pings.ts";
import { IN_FLIGHT_MS, stopInFlight } from "./stop-in-flight.ts";

/** Pings that a steady endpoint must answer. */
const STEADY_PINGS = 10;

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
    const { endpoint, earlier } = await startServing(context, model.path);
    await using _ = endpoint;
    const readiness = await endpoint.ready;
    if (readiness.readyAtMs === undefined) {
      const observation = await endpoint.observation();
      const absent = absentRole(observation, trained !== undefined && trains(trained, profile));
      if (profile.capabilities === undefined && absent !== undefined) {
        return notApplicable(`${absent}; declare capabilities in byoa.yaml to have serving judged`);
      }
      return { ...observation, model: model.origin, earlier, later: [] };
    }
    const [sample] = profile.requests;
    if (sample !== undefined && !asked(await endpoint.observation())) {
      await endpoint.call(sampleCall("first", sample, profile));
    }
    context.progress("ready; asking for predictions");
    const pings = steadyPings(endpoint, waits.pingIntervalMs, platform.clock, context.signal);
    await friendlyRequests(endpoint, profile);
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

/** Why the image looks as if it only trained: no such program, a refusal, or the argument went unheard. */
function absentRole({ exit, log }: Pick<ServingObservation, "exit" | "log">, alsoTrains: boolean): string | undefined {
  if (!alsoTrains || exit === undefined) return undefined;
  if (exit.code === 0) return "the program ended with 0 in place of serving, as if it had been told to train";
  return roleLooksAbsent("serve", { exit, log });
}
