import { DEFAULT_INSTANCE_GROUP } from "@byoa/contract";
import type { JsonValue } from "./python-json.ts";
import { jobName, type ScriptJob } from "./script-job.ts";

/** AWS's toolkit takes these where the platform's file is silent: local mode writes the documented three keys only. */
const DEFAULTS = { instanceType: "local", networkInterface: "eth0", logLevel: 20 } as const;

/** The script and where its code came from, as the job said it: a folder, or the address of an archive. */
export interface ScriptPlace {
  readonly program: string;
  readonly moduleDirectory: string;
}

/**
 * A training job in the words of AWS's training toolkit. What belongs to runners that Node does not have (MPI, SMDDP) says
 * so: false, null or an empty list.
 */
export function trainingProperties(job: ScriptJob, { program, moduleDirectory }: ScriptPlace) {
  const { paths, hyperparameters, hosts, machine, environment } = job;
  const group = hosts.current_group_name ?? DEFAULT_INSTANCE_GROUP;
  const groups = hosts.instance_groups ?? [];
  const whole = listOf(job.resourceConfig.instance_groups);
  const hostsOf = (names: readonly JsonValue[]) =>
    groups.filter(({ instance_group_name: name }) => names.includes(name)).flatMap((one) => one.hosts);
  const distributionGroups = listOf(hyperparameters.framework.sagemaker_distribution_instance_groups);
  const distributionHosts = hosts.instance_groups === undefined ? hosts.hosts : hostsOf(distributionGroups);
  const master = distributionHosts[0] ?? hosts.hosts[0] ?? hosts.current_host;
  const channels = Object.keys(job.inputDataConfig);
  const modelParallel = environment.SM_HP_MP_PARAMETERS ?? null;
  return {
    additional_framework_parameters: hyperparameters.framework,
    // In Pipe mode too: the epoch's number is the reader's to add.
    channel_input_dirs: Object.fromEntries(channels.map((name) => [name, paths.channel(name)])),
    current_host: hosts.current_host,
    current_instance_group: group,
    current_instance_group_hosts: hostsOf([group]),
    current_instance_type: hosts.current_instance_type ?? DEFAULTS.instanceType,
    distribution_hosts: distributionHosts,
    distribution_instance_groups: distributionGroups,
    framework_module: environment.SAGEMAKER_TRAINING_MODULE ?? null,
    hosts: hosts.hosts,
    hyperparameters: hyperparameters.user,
    input_config_dir: paths.inputConfig,
    input_data_config: job.inputDataConfig,
    input_dir: paths.input,
    instance_groups: groups.map(({ instance_group_name: name }) => name),
    instance_groups_dict: Object.fromEntries(
      groups.map(({ instance_group_name: name }, index) => [name, whole[index] ?? null]),
    ),
    is_hetero: groups.length > 1,
    is_master: hosts.current_host === master,
    is_modelparallel_enabled: modelParallel && modelParallel !== "{}",
    is_smddpmprun_installed: false,
    is_smddprun_installed: false,
    job_name: jobName(job),
    log_level: hyperparameters.value("sagemaker_container_log_level") ?? DEFAULTS.logLevel,
    master_hostname: master,
    model_dir: paths.model,
    module_dir: moduleDirectory,
    module_name: program.replace(/\.(?:[cm]?[jt]s|py)$/, ""),
    network_interface_name: hosts.network_interface_name ?? DEFAULTS.networkInterface,
    num_cpus: machine.cpus,
    num_gpus: machine.gpus,
    num_neurons: machine.neurons,
    output_data_dir: paths.outputData,
    output_dir: paths.output,
    output_intermediate_dir: `${paths.output}/intermediate`,
    resource_config: job.resourceConfig,
    topology: job.resourceConfig.topology ?? [],
    user_entry_point: program,
  } satisfies Record<string, JsonValue>;
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}
