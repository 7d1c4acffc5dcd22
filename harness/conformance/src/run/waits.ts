import type { Waits } from "../experiment/experiment.ts";
import type { Profile } from "../profile/profile.ts";

interface Wait {
  /** What it is for, as the report says it. */
  readonly words: string;
  readonly oursMs: number;
  /** The platform's own, or the longest that anybody does: what `--thorough` sets. */
  readonly platformMs: number;
}

const MINUTE_MS = 60_000;

/** The one table of the waits that are ours. The image's own limits (start, answer, …) are the contract's and never here. */
const WAITS: Readonly<Record<keyof Waits, Wait>> = {
  trainingLimitMs: { words: "a training job may take", oursMs: 30 * MINUTE_MS, platformMs: 24 * 60 * MINUTE_MS },
  nextEpochDelayMs: { words: "the next epoch's pipe is held back for", oursMs: 1_000, platformMs: 5_000 },
  channelDelayMs: { words: "a slow channel is held back for", oursMs: 1_000, platformMs: 5_000 },
  trainingStopGraceMs: { words: "after SIGTERM, a training job is given", oursMs: 30_000, platformMs: 120_000 },
  servingStopGraceMs: { words: "after SIGTERM, a server is given", oursMs: 30_000, platformMs: 30_000 },
  pingIntervalMs: { words: "steady pings follow each other after", oursMs: 150, platformMs: 5_000 },
  lingerMs: {
    words: "with its model final and its log silent, a job is waited for",
    oursMs: 20_000,
    platformMs: 120_000,
  },
};

/** The waits of a run: ours, or the platform's when it is to be thorough; the profile's training limit and `overrides` win. */
export function waitsOf(
  profile: Profile,
  { thorough = false, overrides = {} }: { thorough?: boolean | undefined; overrides?: Partial<Waits> | undefined } = {},
): Waits {
  const wait = (name: keyof Waits): number => overrides[name] ?? WAITS[name][thorough ? "platformMs" : "oursMs"];
  return {
    trainingLimitMs: overrides.trainingLimitMs ?? profile.limits.trainingMs ?? wait("trainingLimitMs"),
    nextEpochDelayMs: wait("nextEpochDelayMs"),
    channelDelayMs: wait("channelDelayMs"),
    trainingStopGraceMs: wait("trainingStopGraceMs"),
    servingStopGraceMs: wait("servingStopGraceMs"),
    pingIntervalMs: wait("pingIntervalMs"),
    lingerMs: wait("lingerMs"),
  };
}

/** The waits that are shorter than the platform's, in words for the report. */
export function shortenedWaits(waits: Waits): string[] {
  const names = Object.keys(WAITS) as (keyof Waits)[];
  return names
    .filter((name) => waits[name] < WAITS[name].platformMs)
    .map(
      (name) => `${WAITS[name].words} ${seconds(waits[name])} here, ${seconds(WAITS[name].platformMs)} on the platform`,
    );
}

const seconds = (ms: number): string => `${ms / 1_000} s`;
