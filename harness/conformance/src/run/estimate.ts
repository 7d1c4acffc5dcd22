import type { Experiment, Outcome } from "../experiment/experiment.ts";
import type { Profile } from "../profile/profile.ts";

/** What the containers of a run took so far, and what the rest will take. */
export interface Estimate {
  add(experiment: Experiment<unknown>, outcome: Outcome): void;
  /** In milliseconds; undefined until something was measured. */
  remainingMs(left: readonly Experiment<unknown>[], parallel: number): number | undefined;
}

/** A server starts, is asked, and is stopped in about this time, until the first one of this run is measured. */
const SERVING_MS = 3_000;

/** Training jobs of an experiment, in multiples of the job on the sample. */
function trainingTimes({ role, containers, sampleTimes }: Experiment<unknown>, profile: Profile): number {
  return role === "train" ? (sampleTimes?.(profile) ?? containers) : 0;
}

/** How long a whole run trains, in multiples of the job on the sample: known before anything was measured. */
export function trainingTimesOf(
  experiments: readonly Experiment<unknown>[],
  profile: Profile,
  parallel: number,
): number {
  const times = experiments.map((experiment) => trainingTimes(experiment, profile)).filter((share) => share > 0);
  const [first = 0, ...others] = times;
  const together = others.reduce((sum, share) => sum + share, 0) / parallel;
  return first + Math.max(together, ...others, 0);
}

/** An estimate out of the first training job, of which the others are multiples, and the mean time of a server. */
export function newEstimate(profile: Profile): Estimate {
  let sampleMs: number | undefined;
  const serving = { totalMs: 0, containers: 0 };
  const costMs = (experiment: Experiment<unknown>): number => {
    if (experiment.role === "image") return 0;
    if (experiment.role === "train") return trainingTimes(experiment, profile) * (sampleMs ?? 0);
    const meanMs = serving.containers === 0 ? SERVING_MS : serving.totalMs / serving.containers;
    return meanMs * experiment.containers;
  };
  return {
    add({ role, containers }, outcome) {
      if (outcome.kind !== "observed" || containers === 0) return;
      if (role === "train") sampleMs ??= outcome.durationMs / containers;
      if (role !== "serve") return;
      serving.totalMs += outcome.durationMs;
      serving.containers += containers;
    },
    remainingMs(left, parallel) {
      if (sampleMs === undefined && serving.containers === 0) return undefined;
      const alone = left.filter(({ exclusive }) => exclusive === true).map(costMs);
      const together = left.filter(({ exclusive }) => exclusive !== true).map(costMs);
      const sum = (costs: readonly number[]): number => costs.reduce((total, cost) => total + cost, 0);
      return Math.round(sum(alone) + Math.max(sum(together) / parallel, ...together, 0));
    },
  };
}
