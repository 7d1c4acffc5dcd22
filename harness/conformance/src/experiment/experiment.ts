import type { ImageFacts, Platform } from "@byoa/platform";
import type { Profile } from "../profile/profile.ts";
import type { ConcludedThen, NotRun } from "./not-run.ts";

/** Which part of the image an experiment uses. */
export type Role = "image" | "train" | "serve";

/**
 * One scenario that the platform runs against the image. It records and draws no conclusion:
 * its observation is plain data that can be saved and judged again.
 */
export interface Experiment<
  Observation,
  N extends ExperimentNeeds = ExperimentNeeds,
  U extends ExperimentNeeds = ExperimentNeeds,
> {
  /** File-name safe and stable: `train-sample`. */
  readonly name: string;
  /** For people: "train on the sample". */
  readonly title: string;
  readonly role: Role;
  /** Experiments whose observations it starts from; it is not run when one of them left nothing. */
  readonly needs: N;
  /** Experiments that run before it, and whose observations it takes where there are any (`undefined` where not). */
  readonly uses?: U;
  /** It measures time: nothing else runs beside it. */
  readonly exclusive?: boolean;
  /** Containers that it starts, for the estimate. */
  readonly containers: number;
  /** How long its jobs usually train, in multiples of the job on the sample, where that is not one for each container. */
  readonly sampleTimes?: (profile: Profile) => number;
  run(context: ExperimentContext, observed: ObservedNeeds<N> & ObservedUses<U>): Promise<Observation | NotRun>;
}

/** Of each needed experiment its observation. */
export type ObservedNeeds<N extends ExperimentNeeds> = { readonly [K in keyof N]: ObservationOf<N[K]> };

/** Of each used experiment its observation, or undefined when it left none. */
export type ObservedUses<U extends ExperimentNeeds> = { readonly [K in keyof U]: ObservationOf<U[K]> | undefined };

export type ExperimentNeeds = Readonly<Record<string, Experiment<unknown>>>;

export type ObservationOf<E> = E extends Experiment<infer O> ? O : never;

/** What came of an experiment. */
export type Outcome<Observation = unknown> =
  | {
      readonly kind: "observed";
      readonly observation: Observation;
      readonly startedAtMs: number;
      readonly durationMs: number;
    }
  | { readonly kind: "not-run"; readonly because: NotRun | ConcludedThen }
  | { readonly kind: "error"; readonly message: string; readonly stack?: string };

/** Everything an experiment may use. */
export interface ExperimentContext {
  readonly platform: Platform;
  /** Folder on this machine in which jobs leave their archives. */
  readonly jobsFolder: string;
  readonly profile: Profile;
  readonly trainImage: ImageFacts | undefined;
  readonly serveImage: ImageFacts | undefined;
  /** Limits of our own, shortened on our side or set back by `--thorough`; never the image's rights. */
  readonly waits: Waits;
  /** `--thorough`: wait as long as the contract allows, even where it can be known earlier. */
  readonly thorough?: boolean;
  readonly signal: AbortSignal;
  /** A short line on what happens now, for the live progress. */
  progress(line: string): void;
}

/** How long the harness itself waits, in milliseconds. One table, told in the report. */
export interface Waits {
  /** Longest that a training experiment may take before it counts as never ending. */
  readonly trainingLimitMs: number;
  /** Wait before the next epoch's FIFO appears. */
  readonly nextEpochDelayMs: number;
  /** How long one channel is held back while another flows. */
  readonly channelDelayMs: number;
  /** Grace after SIGTERM in training, where the contract says 120 s. */
  readonly trainingStopGraceMs: number;
  /** Grace after SIGTERM in serving (the contract's 30 s). */
  readonly servingStopGraceMs: number;
  /** Time between the steady pings, where the platform takes 5 s. */
  readonly pingIntervalMs: number;
  /** How long a container may live on after its model is final and its log is silent. */
  readonly lingerMs: number;
}

/** Defines an experiment; gives `run` its types. */
export function experiment<
  Observation,
  const N extends ExperimentNeeds,
  const U extends ExperimentNeeds = Record<never, never>,
>(definition: Experiment<Observation, N, U>): Experiment<Observation, N, U> {
  return definition;
}
