import type { TrainingObservation } from "@byoa/platform";
import type { Profile } from "../profile/profile.ts";
import { firstHost, saidBy } from "../requirement/evidence-of-training.ts";
import { shorten } from "../requirement/evidence-text.ts";
import { causeOfFailure } from "./cause-of-failure.ts";
import { missingHyperparametersIn, textReadAsJson, valueRefusedIn } from "./what-was-asked-for.ts";

/** A clean refusal of data that the image was not made for: it ended by itself, said something, and nothing of its own is broken. */
export function refusesTheSample(sample: TrainingObservation, profile: Profile): boolean {
  const { exit, stop, log, failure } = firstHost(sample);
  if (profile.declaredData || stop !== undefined || exit.code === 0) return false;
  const said = saidBy(sample).split("\n");
  if (valueRefusedIn(said, profile) !== undefined || textReadAsJson(said, profile) !== undefined) return false;
  const saidWhy = log.some((line) => line.text.trim() !== "") || (failure?.text ?? "").trim() !== "";
  return saidWhy && causeOfFailure(sample) === undefined;
}

/** The refusal in one line, in the image's own words. */
export function refusalOf(sample: TrainingObservation): string {
  const { failure, log, exit } = firstHost(sample);
  const words =
    (failure?.text ?? "").trim().split("\n")[0] || log.findLast((line) => line.text.trim() !== "")?.text.trim();
  const missing = missingHyperparametersIn(saidBy(sample).split("\n"));
  const what =
    missing.length === 0 ? "the image refused the Iris sample" : `the job lacks ${missing.join(", ")} and ended`;
  return `${what} with exit code ${exit.code}: ${shorten(words ?? "", 160)}`;
}
