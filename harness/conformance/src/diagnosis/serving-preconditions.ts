import { answered } from "../experiments/serving/friendly-requests.ts";
import { serveModel } from "../experiments/serving/serve-model.ts";
import type { ServingObservation } from "../experiments/serving/serving-observation.ts";
import { leftModel, type SampleObservation, trainOnSample } from "../experiments/training/train-on-sample.ts";
import type { Profile } from "../profile/profile.ts";
import { notApplicable, notTestable } from "../requirement/judgement.ts";
import { precondition, type Unmet } from "../requirement/precondition.ts";
import { trainLooksAbsent } from "./role-looks-absent.ts";
import { serveLooksAbsent } from "./serve-looks-absent.ts";

const uses = { served: serveModel, trained: trainOnSample };

interface Serving {
  readonly served: ServingObservation | undefined;
  readonly trained: SampleObservation | undefined;
}

/** The image has a program for `serve` and was given what it serves, whether or not it came up. */
export const servingRuns = precondition({ uses, unmet: whyItDoesNotServe });

/** The endpoint came up. */
export const endpointReady = precondition({ uses, unmet: whyItIsNotReady });

/** The endpoint answered a sample request with 200. */
export const sampleAnswered = precondition({
  uses,
  unmet(serving, profile) {
    const unmet = whyItIsNotReady(serving, profile);
    const { served } = serving;
    if (unmet !== undefined || served === undefined) return unmet;
    const samples = served.exchanges.filter(({ name }) => name.startsWith("sample: "));
    return samples.some(answered) ? undefined : notTestable("the sample request is not answered", "INV-OK-01");
  },
});

/** The endpoint, where its record says something about the image: undefined where `servingRuns` does not hold. */
export function judgedEndpoint(serving: Serving, profile: Profile): ServingObservation | undefined {
  return whyItDoesNotServe(serving, profile) === undefined ? serving.served : undefined;
}

function whyItDoesNotServe({ served, trained }: Serving, profile: Profile): Unmet | undefined {
  const trains = trained !== undefined && trainLooksAbsent(trained, profile) === undefined;
  if (profile.model === undefined && trains && !leftModel(trained)) {
    return notTestable("the training job left no model to serve; give one with --model", "TRAIN-MODEL-01");
  }
  if (served === undefined || served.readiness.readyAtMs !== undefined) return undefined;
  const absent =
    trains && profile.capabilities === undefined ? serveLooksAbsent({ exit: served.exit, log: served.log }) : undefined;
  if (absent !== undefined) return notApplicable(`${absent}; declare capabilities in byoa.yaml to have serving judged`);
  const { limitMs, endedBeforeReady, gaveUp } = served.readiness;
  if (served.model === "none" && limitMs < profile.limits.startMs && !endedBeforeReady && gaveUp === undefined) {
    const seconds = Math.round(limitMs / 1_000);
    return notTestable(
      `it was not ready ${seconds} s after its start without a model; with capabilities: [serve] it gets all its time`,
    );
  }
  return undefined;
}

function whyItIsNotReady(serving: Serving, profile: Profile): Unmet | undefined {
  const unmet = whyItDoesNotServe(serving, profile);
  if (unmet !== undefined || serving.served === undefined) return unmet;
  return serving.served.readiness.readyAtMs === undefined
    ? notTestable("the endpoint does not come up", "HOST-PING-06")
    : undefined;
}
