import { CAPABILITY_LABELS } from "@byoa/contract";
import type { Experiment, ObservedUses, Outcome } from "../experiment/experiment.ts";
import { type ImageLook, lookAtImage } from "../experiments/image/look-at-image.ts";
import { declares } from "../experiments/serving/declared-capabilities.ts";
import { serveModel } from "../experiments/serving/serve-model.ts";
import { type SampleObservation, succeeded, trainOnSample } from "../experiments/training/train-on-sample.ts";
import { type PipesObservation, readFromPipe, trainThroughPipes } from "../experiments/training/train-through-pipes.ts";
import type { Profile } from "../profile/profile.ts";
import type { Needs } from "../requirement/needs.ts";
import type { FoundByLooking } from "./report.ts";

interface Reader<U extends Needs = Needs> {
  readonly uses: U;
  read(observed: ObservedUses<U>, profile: Profile, flags: readonly string[]): FoundByLooking[];
}

/** Gives the function its types, and hides them from who only passes observations on. */
const reader = <U extends Needs>(definition: Reader<U>): Reader => definition;

const facts = reader({
  uses: { sample: trainOnSample, served: serveModel, look: lookAtImage, pipes: trainThroughPipes },
  read({ sample, served, look, pipes }, profile, flags) {
    const isReady = served?.readiness.readyAtMs !== undefined;
    return [
      ...(profile.capabilities === undefined ? roles(sample, isReady, pipes) : []),
      ...(served?.model === "trained"
        ? [{ what: "model: what the training job left", foundBy: "no --model given" }]
        : []),
      ...(served?.model === "none"
        ? [{ what: "model: an empty folder", foundBy: "no --model given, and no job left one" }]
        : []),
      ...(isReady ? requests(profile, flags) : []),
      ...labels(look),
    ];
  },
});

/** What a run took for granted though nothing declares it, and what it was found by. Empty where everything is declared. Pure. */
export function foundByLooking(
  profile: Profile,
  { experiments, outcomes }: { experiments: readonly Experiment<unknown>[]; outcomes: ReadonlyMap<string, Outcome> },
  flags: readonly string[],
): FoundByLooking[] {
  const observed = Object.entries(facts.uses).map(([key, experiment]) => {
    const outcome = experiments.includes(experiment) ? outcomes.get(experiment.name) : undefined;
    return [key, outcome?.kind === "observed" ? outcome.observation : undefined];
  });
  return facts.read(Object.fromEntries(observed), profile, flags);
}

function roles(
  sample: SampleObservation | undefined,
  isReady: boolean,
  pipes: PipesObservation | undefined,
): FoundByLooking[] {
  const pipe = pipes?.claim === "unknown" && succeeded(pipes.job) && readFromPipe(pipes.job);
  return [
    ...(sample !== undefined && succeeded(sample)
      ? [{ what: "capability train", foundBy: "the job on the sample ended with 0" }]
      : []),
    ...(isReady ? [{ what: "capability serve", foundBy: "/ping answered 200" }] : []),
    ...(pipe ? [{ what: "capability pipe", foundBy: "a job in Pipe mode ended with 0" }] : []),
  ];
}

/** A body given as a file has its content type by the file's extension; without any body, a line of Iris is sent. */
function requests({ declaredRequests, requests: samples }: Profile, flags: readonly string[]): FoundByLooking[] {
  const [first] = samples;
  if (first === undefined) return [];
  if (!declaredRequests)
    return [{ what: `sample request: a line of Iris as ${first.contentType}`, foundBy: "no --body given" }];
  const body = flags[flags.indexOf("--body") + 1];
  const byExtension = flags.includes("--body") && body?.startsWith("@") === true && !flags.includes("--content-type");
  return byExtension ? [{ what: `content type ${first.contentType}`, foundBy: "the sample's extension" }] : [];
}

function labels(look: ImageLook | undefined): FoundByLooking[] {
  const image = look?.serve?.facts;
  return [
    ...(declares(image, "bindToPort")
      ? [{ what: "port: any, by SAGEMAKER_BIND_TO_PORT", foundBy: `label ${CAPABILITY_LABELS.bindToPort}` }]
      : []),
    ...(declares(image, "multiModel")
      ? [{ what: "capability several models", foundBy: `label ${CAPABILITY_LABELS.multiModel}` }]
      : []),
  ];
}
