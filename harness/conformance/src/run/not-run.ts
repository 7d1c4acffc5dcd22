import type { Experiment, Outcome } from "../experiment/experiment.ts";
import { type ConcludedThen, type NotRun, notPossible, outOfScope } from "../experiment/not-run.ts";
import type { Profile } from "../profile/profile.ts";

/** Why an experiment need not even be started: its role is not claimed, or what it starts from left nothing. */
export function reasonNotToRun(
  experiment: Experiment<unknown>,
  outcomes: ReadonlyMap<string, Outcome>,
  profile: Profile,
): NotRun | ConcludedThen | undefined {
  return roleNotLookedAt(experiment, profile) ?? startNotThere(experiment, outcomes);
}

function roleNotLookedAt({ role }: Experiment<unknown>, profile: Profile): NotRun | undefined {
  if (role === "image") return undefined;
  const [word, image] = role === "train" ? ["training", profile.trainImage] : ["serving", profile.serveImage];
  if (profile.capabilities !== undefined && !profile.capabilities.has(role)) {
    return outOfScope(`${word} is not among the declared capabilities`);
  }
  return image === undefined ? outOfScope(`no ${word} image was given`) : undefined;
}

function startNotThere(
  experiment: Experiment<unknown>,
  outcomes: ReadonlyMap<string, Outcome>,
): NotRun | ConcludedThen | undefined {
  for (const { name, title } of Object.values(experiment.needs)) {
    const outcome = outcomes.get(name);
    if (outcome?.kind === "not-run") return outcome.because;
    if (outcome?.kind === "error") {
      return notPossible(`starts from what could not be had (${title}): ${outcome.message}`);
    }
  }
  return undefined;
}
