import { z } from "zod";

/** Limits of the `HyperParameters` map of CreateTrainingJob. The value limit is the API model's pattern; the guide's text says 256. */
export const HYPERPARAMETER_LIMITS = { entries: 100, keyCharacters: 256, valueCharacters: 2500 } as const;

/** Keys with this prefix belong to toolkits; `_tuning_objective_metric` is added by tuning jobs. An algorithm ignores them. */
export const TOOLKIT_HYPERPARAMETER_PREFIX = "sagemaker_";
export const TUNING_OBJECTIVE_METRIC = "_tuning_objective_metric";

/** `hyperparameters.json`: one flat object whose values are all strings; `{}` when the job has none. */
export const hyperparametersFile = z.record(z.string(), z.string());
export type HyperparametersFile = z.infer<typeof hyperparametersFile>;

/** True for keys that a tool added and that an algorithm must not stumble over. */
export function isReservedHyperparameter(name: string): boolean {
  return name.startsWith(TOOLKIT_HYPERPARAMETER_PREFIX) || name === TUNING_OBJECTIVE_METRIC;
}
