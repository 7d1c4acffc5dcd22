import type { Experiment } from "../experiment/experiment.ts";
import { readBy } from "../requirement/read-by.ts";
import type { Level, Requirement } from "../requirement/requirement.ts";

/** What a run will do. */
export interface Plan {
  /** What was asked for, in the catalogue's order. */
  readonly selected: readonly Requirement[];
  /** The selected and all that they depend on: root causes must be known. */
  readonly judged: readonly Requirement[];
  /** What has to be run for them: each after those that it starts from, long chains first. */
  readonly experiments: readonly Experiment<unknown>[];
  /**
   * Names of those that could only explain why a dependency does not hold: nothing that was selected reads them. They run last, and
   * only where such a dependency does not hold without them.
   */
  readonly explaining: ReadonlySet<string>;
  /** What would be lost without an experiment: the weight of the requirements that read it or what starts from it. */
  readonly value: ReadonlyMap<string, number>;
}

const WEIGHT: Readonly<Record<Level, number>> = { MUST: 100, SHOULD: 10, MAY: 1 };

/** Plans the experiments that the selected requirements and their dependencies read, and no others. */
export function planRun(catalogue: readonly Requirement[], selected: readonly Requirement[]): Plan {
  const judged = withDependencies(catalogue, selected);
  const experiments = topological(judged.flatMap(readBy));
  const depth = chainLengths(experiments);
  const rank = (experiment: Experiment<unknown>) => depth.get(experiment.name) ?? 0;
  const required = topological([...selected.flatMap(readBy), ...judged.flatMap(cannotBeJudgedWithout)]);
  return {
    selected,
    judged,
    // A stable sort keeps the topological order: what another starts from has the longer chain.
    experiments: experiments.toSorted((a, b) => rank(b) - rank(a)),
    explaining: new Set(experiments.filter((one) => !required.includes(one)).map(({ name }) => name)),
    value: values(judged),
  };
}

function cannotBeJudgedWithout({ needs, requires }: Requirement): Experiment<unknown>[] {
  return [...Object.values(needs), ...Object.values(requires?.uses ?? {})];
}

/** What an experiment starts from, needed or used. */
export function startsFrom(experiment: Experiment<unknown>): Experiment<unknown>[] {
  return [...Object.values(experiment.needs), ...Object.values(experiment.uses ?? {})];
}

/** The requirements and, transitively, those that they depend on; in the catalogue's order. */
export function withDependencies(catalogue: readonly Requirement[], selected: readonly Requirement[]): Requirement[] {
  const byId = new Map(catalogue.map((requirement) => [requirement.id, requirement]));
  const wanted = new Set<Requirement>();
  const visit = (requirement: Requirement): void => {
    if (wanted.has(requirement)) return;
    wanted.add(requirement);
    for (const id of requirement.dependsOn ?? []) {
      const dependency = byId.get(id);
      if (dependency !== undefined) visit(dependency);
    }
  };
  for (const requirement of selected) visit(requirement);
  return catalogue.filter((requirement) => wanted.has(requirement));
}

/** The experiments and all that they start from, each after those. Throws when two share a name or they form a circle. */
export function topological(experiments: readonly Experiment<unknown>[]): Experiment<unknown>[] {
  const ordered = new Map<string, Experiment<unknown>>();
  const open = new Set<string>();
  const visit = (experiment: Experiment<unknown>): void => {
    const known = ordered.get(experiment.name);
    if (known === experiment) return;
    if (known !== undefined) throw new Error(`Two experiments are named ${experiment.name}.`);
    if (open.has(experiment.name)) throw new Error(`The experiment ${experiment.name} starts from itself.`);
    open.add(experiment.name);
    for (const earlier of startsFrom(experiment)) visit(earlier);
    open.delete(experiment.name);
    ordered.set(experiment.name, experiment);
  };
  for (const experiment of experiments) visit(experiment);
  return [...ordered.values()];
}

/** For each experiment the containers of the longest chain that begins with it. */
function chainLengths(experiments: readonly Experiment<unknown>[]): Map<string, number> {
  const longestAfter = new Map<string, number>();
  const lengths = new Map<string, number>();
  for (const experiment of experiments.toReversed()) {
    const length = 1 + experiment.containers + (longestAfter.get(experiment.name) ?? 0);
    lengths.set(experiment.name, length);
    for (const { name } of startsFrom(experiment)) {
      longestAfter.set(name, Math.max(longestAfter.get(name) ?? 0, length));
    }
  }
  return lengths;
}

function values(judged: readonly Requirement[]): Map<string, number> {
  const value = new Map<string, number>();
  for (const requirement of judged) {
    for (const { name } of topological(Object.values(requirement.needs))) {
      value.set(name, (value.get(name) ?? 0) + WEIGHT[requirement.level]);
    }
  }
  return value;
}
