import { type ImageLook, lookAtImage } from "../experiments/image/look-at-image.ts";
import { entryWords } from "../experiments/image/program-paths.ts";
import { answered } from "../experiments/serving/friendly-requests.ts";
import { serveModel } from "../experiments/serving/serve-model.ts";
import type { ServingObservation } from "../experiments/serving/serving-observation.ts";
import { leftModel, type SampleObservation, trainOnSample } from "../experiments/training/train-on-sample.ts";
import type { Profile } from "../profile/profile.ts";
import { firstHost } from "../requirement/evidence-of-training.ts";
import { needsData, notApplicable, notTestable } from "../requirement/judgement.ts";
import { precondition, type Unmet } from "../requirement/precondition.ts";
import { causeIn } from "./cause-of-failure.ts";
import { missingModelFileIn } from "./model-file.ts";
import { roleNotOffered, trainLooksAbsent } from "./role-looks-absent.ts";
import { serveLooksAbsent } from "./serve-looks-absent.ts";
import { onlySeveralModels } from "./several-models.ts";

const uses = { served: serveModel, trained: trainOnSample, look: lookAtImage };

interface Serving {
  readonly served: ServingObservation | undefined;
  readonly trained: SampleObservation | undefined;
  readonly look: ImageLook | undefined;
}

/** The image has a program for `serve` and was given what it serves, whether or not it came up. */
export const servingRuns = precondition({ uses, unmet: whyItDoesNotServe });

/** The endpoint came up. */
export const endpointReady = precondition({ uses, unmet: whyItIsNotReady });

/** The endpoint came up, and takes requests at `/invocations`: an image for several models need not. */
export const takesInvocations = precondition({
  uses,
  unmet: (serving, profile) => whyItIsNotReady(serving, profile) ?? onlySeveralModels(serving.served, serving.look),
});

/** The endpoint answered a sample request with 200. */
export const sampleAnswered = precondition({
  uses,
  unmet(serving, profile) {
    const unmet = whyItIsNotReady(serving, profile);
    const { served } = serving;
    if (unmet !== undefined || served === undefined) return unmet;
    const several = onlySeveralModels(served, serving.look);
    if (several !== undefined) return several;
    const samples = served.exchanges.filter(({ name }) => name.startsWith("sample: "));
    return samples.some(answered) ? undefined : notTestable("the sample request is not answered", "INV-OK-01");
  },
});

/** The endpoint, where its record says something about the image: undefined where `servingRuns` does not hold. */
export function judgedEndpoint(serving: Serving, profile: Profile): ServingObservation | undefined {
  return whyItDoesNotServe(serving, profile) === undefined ? serving.served : undefined;
}

function whyItDoesNotServe({ served, trained, look }: Serving, profile: Profile): Unmet | undefined {
  const trains = trained !== undefined && trainLooksAbsent(trained, profile) === undefined;
  if (profile.model === undefined && trains && !leftModel(trained) && !judgedWithoutModel(served)) {
    return notTestable("the training job left no model to serve; give one with --model", "TRAIN-MODEL-01");
  }
  if (served === undefined || served.readiness.readyAtMs !== undefined) return undefined;
  const wanted = served.model === "none" ? missingModelFileIn(served) : undefined;
  if (wanted !== undefined) {
    return trained === undefined || roleNotOffered("train", firstHost(trained)) !== undefined
      ? needsData(`it looks for ${wanted.path}, and no model was given; give one with --model`)
      : notTestable("the training job left no model to serve; give one with --model", "TRAIN-MODEL-01");
  }
  const mayOnlyTrain = trains && profile.capabilities === undefined && !isServingWanted(profile, look);
  const absent = mayOnlyTrain
    ? serveLooksAbsent({ exit: served.exit, log: served.log }, firstHost(trained).log)
    : undefined;
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

/** Without a model it failed for something that no model would change. */
function judgedWithoutModel(served: ServingObservation | undefined): boolean {
  if (served === undefined || served.readiness.readyAtMs !== undefined) return false;
  const { exit, log } = served;
  return (
    exit !== undefined &&
    causeIn(
      exit,
      log.map(({ text }) => text),
    ) !== undefined
  );
}

/** Serving is declared, if not in so many words: a request or a model is given, or `serve` is what the image would start. */
export function isServingWanted(profile: Profile, look: ImageLook | undefined): boolean {
  if (profile.declaredRequests || profile.model !== undefined) return true;
  const image = look?.serve;
  if (image === undefined || entryWords(image.facts).length > 0) return false;
  return image.programs.some(({ role }) => role === "serve");
}

function whyItIsNotReady(serving: Serving, profile: Profile): Unmet | undefined {
  const unmet = whyItDoesNotServe(serving, profile);
  if (unmet !== undefined || serving.served === undefined) return unmet;
  return serving.served.readiness.readyAtMs === undefined
    ? notTestable("the endpoint does not come up", "HOST-PING-06")
    : undefined;
}
