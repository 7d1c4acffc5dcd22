import type { Clock, Endpoint, EndpointObservation } from "@byoa/platform";
import { experiment } from "../../experiment/experiment.ts";
import { type NotRun, notPossible } from "../../experiment/not-run.ts";
import { trainOnSample } from "../training/train-on-sample.ts";
import { answered } from "./friendly-requests.ts";
import { isModelToServe, modelToServe } from "./model-to-serve.ts";
import { badRequests, chunkedRequest, largeRequests, scrapes, unknownType } from "./odd-requests.ts";
import { sampleCall } from "./sample-call.ts";
import { serveModel } from "./serve-model.ts";
import type { ServingObservation } from "./serving-observation.ts";
import { sameSurroundings, servingRequest } from "./serving-request.ts";

/**
 * Requests that an endpoint may refuse, and that may bring a weak one down: scrapes of metrics, a body in chunks, an unknown content
 * type, bad inputs each followed by a good one, large bodies. A container that ends of one is replaced for the next kind.
 */
export const serveOddRequests = experiment({
  name: "serve-odd-requests",
  title: "serve odd requests",
  role: "serve",
  needs: { served: serveModel },
  uses: { trained: trainOnSample },
  containers: 1,
  async run(context, { served, trained }): Promise<ServingObservation | NotRun> {
    const { profile } = context;
    const model = modelToServe(profile, trained);
    if (!isModelToServe(model)) return model;
    if (served.readiness.readyAtMs === undefined) return notPossible("the endpoint does not come up");
    const [sample] = profile.requests;
    if (sample === undefined || !served.exchanges.some((exchange) => isSample(exchange.name) && answered(exchange))) {
      return notPossible("the sample request is not answered");
    }
    const start = () =>
      context.platform.startEndpoint(servingRequest(context, { model: model.path, ...sameSurroundings(served) }));
    await using endpoint = await start();
    await endpoint.ready;
    await scrapes(endpoint, sample, profile);
    await chunkedRequest(endpoint, sample, profile);
    await unknownType(endpoint, sample, profile);
    await badRequests(endpoint, sample, profile);
    const alive = answered(await endpoint.call(sampleCall("still there", sample, profile)));
    if (alive) await largeRequests(endpoint, sample, profile);
    const observation = {
      ...(await finalRecord(endpoint, alive, context.platform.clock)),
      model: model.origin,
      earlier: [],
    };
    if (alive) return { ...observation, later: [] };
    await using successor = await start();
    await successor.ready;
    await largeRequests(successor, sample, profile);
    return { ...observation, later: [await successor.observation()] };
  },
});

/** The news of its end comes a little later than the end. */
async function finalRecord(endpoint: Endpoint, alive: boolean, clock: Clock): Promise<EndpointObservation> {
  for (let waits = 0; !alive && waits < 10; waits += 1) {
    const record = await endpoint.observation();
    if (record.exit !== undefined) return record;
    await clock.pause(100);
  }
  return endpoint.observation();
}

const isSample = (name: string): boolean => name.startsWith("sample: ");
