import { TOOLKIT_HYPERPARAMETER_PREFIX, TUNING_OBJECTIVE_METRIC } from "@byoa/contract";
import { valueText } from "./command-line.ts";
import { type JsonValue, parseJson } from "./python-json.ts";

/** Hyperparameters that speak to the toolkit and are no framework's; they reach neither arguments nor `SM_FRAMEWORK_PARAMS`. */
const OWN = new Set([
  "sagemaker_program",
  "sagemaker_submit_directory",
  "sagemaker_enable_cloudwatch_metrics",
  "sagemaker_region",
  "sagemaker_container_log_level",
  "sagemaker_job_name",
  "default_user_module_name",
  TUNING_OBJECTIVE_METRIC,
  "sagemaker_s3_output",
]);

/** A job's hyperparameters, told apart by whom they are for. Values are read as JSON; what is no JSON stays text. */
export interface ScriptHyperparameters {
  /** The user's: arguments and `SM_HP_*` of the script. */
  readonly user: Readonly<Record<string, JsonValue>>;
  /** `sagemaker_*` that belong to some framework: `SM_FRAMEWORK_PARAMS`. */
  readonly framework: Readonly<Record<string, JsonValue>>;
  /** One of the toolkit's own; undefined when the job does not have it. */
  value(name: string): JsonValue | undefined;
  /** The same as text. */
  own(name: string): string | undefined;
}

export function scriptHyperparameters(texts: Readonly<Record<string, string>>): ScriptHyperparameters {
  const entries = Object.entries(texts).map(([name, text]) => [name, parsed(text)] as const);
  const own = new Map(entries.filter(([name]) => OWN.has(name)));
  const others = entries.filter(([name]) => !OWN.has(name));
  return {
    user: Object.fromEntries(others.filter(([name]) => !name.startsWith(TOOLKIT_HYPERPARAMETER_PREFIX))),
    framework: Object.fromEntries(others.filter(([name]) => name.startsWith(TOOLKIT_HYPERPARAMETER_PREFIX))),
    value: (name) => own.get(name),
    own(name) {
      const value = own.get(name);
      return value === undefined || value === null ? undefined : valueText(value);
    },
  };
}

function parsed(text: string): JsonValue {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}
