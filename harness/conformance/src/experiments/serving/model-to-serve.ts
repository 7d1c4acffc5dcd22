import type { NotRun } from "../../experiment/experiment.ts";
import type { Profile } from "../../profile/profile.ts";
import { notApplicable, notTestable } from "../../requirement/judgement.ts";
import { trainLooksAbsent } from "../image/role-looks-absent.ts";
import type { SampleObservation } from "../training/train-on-sample.ts";
import type { ServingObservation } from "./serving-observation.ts";

/** The model that an endpoint gets. */
export interface ModelToServe {
  readonly path: string | undefined;
  readonly origin: ServingObservation["model"];
}

/**
 * The profile's model, else the trained one, else none: an image that only serves may carry its own. A training that
 * should have left one and did not is no reason to judge the server.
 */
export function modelToServe(profile: Profile, trained: SampleObservation | undefined): ModelToServe | NotRun {
  if (profile.model !== undefined) return { path: profile.model, origin: "declared" };
  const archive = trained?.artifacts.model;
  if (archive !== undefined && archive.members > 0) return { path: archive.file, origin: "trained" };
  if (profile.capabilities !== undefined && !profile.capabilities.has("serve")) {
    return notApplicable("serving is not among the declared capabilities");
  }
  if (trained === undefined || !trains(trained, profile)) return { path: undefined, origin: "none" };
  return notTestable("the training job left no model to serve; give one with --model", "TRAIN-MODEL-01");
}

export const isModelToServe = (value: ModelToServe | NotRun): value is ModelToServe => "origin" in value;

/** The program for `train` is there, whatever came of the job. */
export function trains(trained: SampleObservation, profile: Profile): boolean {
  return trainLooksAbsent(trained, profile) === undefined;
}
