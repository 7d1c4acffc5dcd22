import { type NotRun, notPossible, outOfScope } from "../../experiment/not-run.ts";
import type { Profile } from "../../profile/profile.ts";
import { type SampleObservation, succeeded } from "../training/train-on-sample.ts";
import type { ServingObservation } from "./serving-observation.ts";

/** The model that an endpoint gets. */
export interface ModelToServe {
  readonly path: string | undefined;
  readonly origin: ServingObservation["model"];
}

/**
 * The profile's model, else the trained one, else none: an image that only serves may carry its own. Only where a training job
 * succeeded and left no model is nothing served; after one that failed, for whatever reason, the server is looked at without one.
 */
export function modelToServe(profile: Profile, trained: SampleObservation | undefined): ModelToServe | NotRun {
  if (profile.model !== undefined) return { path: profile.model, origin: "declared" };
  const archive = trained?.artifacts.model;
  if (archive !== undefined && archive.members > 0) return { path: archive.file, origin: "trained" };
  if (profile.capabilities !== undefined && !profile.capabilities.has("serve")) {
    return outOfScope("serving is not among the declared capabilities");
  }
  if (trained !== undefined && succeeded(trained)) return notPossible("the training job succeeded and left no model");
  return { path: undefined, origin: "none" };
}

export const isModelToServe = (value: ModelToServe | NotRun): value is ModelToServe => "origin" in value;
