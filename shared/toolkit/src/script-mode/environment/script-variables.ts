import { TOOLKIT_VARIABLE_PREFIX, TRAINING_VARIABLES } from "@byoa/contract";
import { commandLine, valueText } from "./command-line.ts";
import type { JsonValue } from "./python-json.ts";
import type { ScriptJob } from "./script-job.ts";
import { type ScriptPlace, trainingProperties } from "./training-properties.ts";

/**
 * The variables that a user's script finds, by the names and bytes of AWS's training toolkit: `SM_` and the key in upper
 * case, nothing else changed (`SM_HP_LEARNING-RATE` keeps its hyphen); texts as they are, null empty, everything else JSON
 * with sorted keys and without spaces. The platform itself sets none of them (TRAIN-ENV-03).
 *
 * @example
 * scriptVariables(job, { program: "train.mjs", moduleDirectory: "/opt/ml/code" })["SM_CHANNEL_TRAINING"]; // "/opt/ml/input/data/training"
 */
export function scriptVariables(job: ScriptJob, place: ScriptPlace): Record<string, string> {
  const properties = trainingProperties(job, place);
  const values: Record<string, JsonValue> = {
    hosts: properties.hosts,
    network_interface_name: properties.network_interface_name,
    hps: properties.hyperparameters,
    user_args: commandLine(properties.hyperparameters),
    user_entry_point: properties.user_entry_point,
    framework_params: properties.additional_framework_parameters,
    framework_module: properties.framework_module,
    resource_config: properties.resource_config,
    input_data_config: properties.input_data_config,
    channels: Object.keys(properties.channel_input_dirs).sort(),
    current_host: properties.current_host,
    current_instance_type: properties.current_instance_type,
    current_instance_group: properties.current_instance_group,
    current_instance_group_hosts: properties.current_instance_group_hosts,
    instance_groups: properties.instance_groups,
    instance_groups_dict: properties.instance_groups_dict,
    distribution_instance_groups: properties.distribution_instance_groups,
    is_hetero: properties.is_hetero,
    module_name: properties.module_name,
    module_dir: properties.module_dir,
    log_level: properties.log_level,
    input_dir: properties.input_dir,
    input_config_dir: properties.input_config_dir,
    model_dir: properties.model_dir,
    output_dir: properties.output_dir,
    output_data_dir: properties.output_data_dir,
    output_intermediate_dir: properties.output_intermediate_dir,
    num_cpus: properties.num_cpus,
    num_gpus: properties.num_gpus,
    num_neurons: properties.num_neurons,
    training_env: properties,
    ...(isEmpty(properties.topology) ? {} : { topology: properties.topology }),
    ...withPrefix("channel_", properties.channel_input_dirs),
    ...withPrefix("hp_", properties.hyperparameters),
  };
  const variables = Object.entries(values).map(
    ([name, value]) => [`${TOOLKIT_VARIABLE_PREFIX}${name.toUpperCase()}`, valueText(value)] as const,
  );
  return { ...Object.fromEntries(variables), ...variablesBeside(job) };
}

/** What AWS's toolkit sets besides, under names of its own. */
function variablesBeside({ hyperparameters, hosts, environment }: ScriptJob): Record<string, string> {
  return {
    SAGEMAKER_JOB_NAME: hyperparameters.own("sagemaker_job_name") ?? "",
    SAGEMAKER_REGION: hyperparameters.own("sagemaker_region") ?? environment[TRAINING_VARIABLES.region] ?? "",
    CURRENT_HOST: hosts.current_host,
  };
}

function withPrefix(prefix: string, values: Readonly<Record<string, JsonValue>>): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]));
}

function isEmpty(value: JsonValue): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
