import type { Experiment } from "../experiment/experiment.ts";

/**
 * What has to be left out so that the rest fits into the time that is left: the least valuable first, and with each
 * what cannot run without it.
 */
export function leaveOut(
  waiting: readonly Experiment<unknown>[],
  value: ReadonlyMap<string, number>,
  remainingMs: (experiments: readonly Experiment<unknown>[]) => number,
  leftMs: number,
): Experiment<unknown>[] {
  let kept = [...waiting];
  const costly = waiting.filter(({ containers }) => containers > 0);
  const byValue = costly.toSorted((a, b) => (value.get(a.name) ?? 0) - (value.get(b.name) ?? 0));
  for (const candidate of byValue) {
    if (remainingMs(kept) <= leftMs) break;
    kept = kept.filter((experiment) => !restsOn(experiment, candidate));
  }
  return waiting.filter((experiment) => !kept.includes(experiment));
}

function restsOn(experiment: Experiment<unknown>, other: Experiment<unknown>): boolean {
  return experiment.name === other.name || Object.values(experiment.needs).some((need) => restsOn(need, other));
}
