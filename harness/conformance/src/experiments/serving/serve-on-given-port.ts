import { HOSTING_VARIABLES, SERVING_PORT } from "@byoa/contract";
import { experiment } from "../../experiment/experiment.ts";
import { type NotRun, notPossible, outOfScope } from "../../experiment/not-run.ts";
import type { Profile } from "../../profile/profile.ts";
import { trainOnSample } from "../training/train-on-sample.ts";
import { declares } from "./declared-capabilities.ts";
import { isModelToServe, modelToServe } from "./model-to-serve.ts";
import { sampleCall } from "./sample-call.ts";
import { serveModel } from "./serve-model.ts";
import type { ServingObservation } from "./serving-observation.ts";
import { sameSurroundings, servingRequest } from "./serving-request.ts";

/** An endpoint at a port that it was given. */
export interface GivenPortObservation extends ServingObservation {
  readonly bindToPort: number;
}

const OTHER_PORT = 8_081;
/** What the start on another port may take, in multiples of the ordinary one, and at least. */
const SLOWER = 5;
const LEAST_MS = 10_000;

/** The port that the profile gives, unless it is the usual one, at which nothing would show. */
function portToGive({ serveEnvironment }: Profile): number {
  const given = Number(serveEnvironment[HOSTING_VARIABLES.bindToPort]);
  const usable = Number.isInteger(given) && given > 0 && given < 65_536 && given !== SERVING_PORT;
  return usable ? given : OTHER_PORT;
}

/** The endpoint as the container of a pipeline, which has a port of its own; only where a label or the variable declares it. */
export const serveOnGivenPort = experiment({
  name: "serve-on-given-port",
  title: "serve on a given port",
  role: "serve",
  needs: { served: serveModel },
  uses: { trained: trainOnSample },
  containers: 1,
  async run(context, { served, trained }): Promise<GivenPortObservation | NotRun> {
    const { profile, serveImage } = context;
    const asked = profile.serveEnvironment[HOSTING_VARIABLES.bindToPort] !== undefined;
    if (!asked && !declares(serveImage, "bindToPort"))
      return outOfScope("neither the label nor the variable declares it");
    const { readyAtMs } = served.readiness;
    if (readyAtMs === undefined) return notPossible("the endpoint does not come up");
    const model = modelToServe(profile, trained);
    if (!isModelToServe(model)) return model;
    const bindToPort = portToGive(profile);
    const startLimitMs = Math.min(profile.limits.startMs, Math.max(LEAST_MS, SLOWER * readyAtMs));
    const variant = { model: model.path, bindToPort, startLimitMs, ...sameSurroundings(served) };
    await using endpoint = await context.platform.startEndpoint(servingRequest(context, variant));
    const readiness = await endpoint.ready;
    const [sample] = profile.requests;
    if (readiness.readyAtMs !== undefined && sample !== undefined)
      await endpoint.call(sampleCall("first", sample, profile));
    return { ...(await endpoint.observation()), bindToPort, model: model.origin, earlier: [], later: [] };
  },
});
