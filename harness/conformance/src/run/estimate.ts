import type { Experiment, Outcome, Role } from "../experiment/experiment.ts";

/** What the containers of a run took so far, and what the rest will take. */
export interface Estimate {
  add(experiment: Experiment<unknown>, outcome: Outcome): void;
  /** In milliseconds; undefined until something was measured. */
  remainingMs(left: readonly Experiment<unknown>[], parallel: number): number | undefined;
}

/** An estimate out of the mean time of a container: that of the same role where there is one. */
export function newEstimate(): Estimate {
  const measured = new Map<Role, { totalMs: number; containers: number }>();

  const perContainerMs = (roles: readonly Role[]): number | undefined => {
    const sums = roles.map((role) => measured.get(role)).filter((sum) => sum !== undefined);
    const containers = sums.reduce((total, sum) => total + sum.containers, 0);
    return containers === 0 ? undefined : sums.reduce((total, sum) => total + sum.totalMs, 0) / containers;
  };

  return {
    add({ role, containers }, outcome) {
      if (outcome.kind !== "observed" || containers === 0) return;
      const sum = measured.get(role) ?? { totalMs: 0, containers: 0 };
      measured.set(role, { totalMs: sum.totalMs + outcome.durationMs, containers: sum.containers + containers });
    },
    remainingMs(left, parallel) {
      const anyMs = perContainerMs([...measured.keys()]);
      if (anyMs === undefined) return undefined;
      let total = 0;
      for (const { role, containers, exclusive } of left) {
        const alone = (perContainerMs([role]) ?? anyMs) * containers;
        total += exclusive === true ? alone : alone / parallel;
      }
      return Math.round(total);
    },
  };
}
