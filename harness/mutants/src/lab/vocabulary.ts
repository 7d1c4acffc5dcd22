import {
  broken,
  catalogue,
  type Evidence,
  type Experiment,
  type Needs,
  notApplicable,
  notTestable,
  pass,
  type Requirement,
} from "@byoa/conformance";

/** What a student's requirement.mjs gets as its argument: the suite's own words, so that it has to import nothing. */
export interface Vocabulary {
  /** Takes a requirement, as the suite's does; its shape is looked at when all of it is known. */
  readonly requirement: (definition: unknown) => unknown;
  /** `train-sample` as `trainSample`, `serve-model` as `serveModel`, … */
  readonly experiments: Needs;
  readonly pass: typeof pass;
  readonly broken: typeof broken;
  readonly notApplicable: typeof notApplicable;
  readonly notTestable: typeof notTestable;
  /** A piece of evidence: what it is, and its text. */
  readonly evidence: (label: string, text: string) => Evidence;
}

export const vocabulary: Vocabulary = {
  requirement: (definition) => definition,
  experiments: experimentsOf(catalogue),
  pass,
  broken,
  notApplicable,
  notTestable,
  evidence: (label, text) => ({ label, text }),
};

/** Every experiment that requirements read, by its name in camel case. */
function experimentsOf(requirements: readonly Requirement[]): Needs {
  const found = new Map<string, Experiment<unknown>>();
  const add = (needs: Needs = {}) => {
    for (const experiment of Object.values(needs)) {
      found.set(camelCase(experiment.name), experiment);
      add(experiment.needs);
      add(experiment.uses);
    }
  };
  for (const { needs, uses } of requirements) {
    add(needs);
    add(uses);
  }
  return Object.fromEntries([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function camelCase(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
