import { configFileText, contractPaths, platformChannelConfig, platformResourceConfig } from "@byoa/contract";
import { expect, test } from "vitest";
import { jobFolder } from "../../training/fixtures/job-folder.ts";
import { readScriptJob } from "./script-job.ts";
import { scriptVariables } from "./script-variables.ts";

const machine = { cpus: 4, gpus: 0, neurons: 0 };
const place = { program: "train.py", moduleDirectory: "/opt/ml/code" };

/** The variables of a job whose files are these, with the paths that it has on SageMaker. */
function variablesOf(files: {
  hyperparameters: Record<string, string>;
  inputDataConfig: object;
  resourceConfig: object | undefined;
}) {
  using folder = jobFolder({
    hyperparameters: files.hyperparameters,
    files: {
      "input/config/inputdataconfig.json": configFileText(files.inputDataConfig),
      ...(files.resourceConfig && { "input/config/resourceconfig.json": configFileText(files.resourceConfig) }),
    },
  });
  const job = readScriptJob(folder.paths, machine, { TRAINING_JOB_NAME: "conformance-0001", AWS_REGION: "eu-west-1" });
  return scriptVariables({ ...job, paths: contractPaths() }, place);
}

const csv = platformChannelConfig({ contentType: "text/csv", inputMode: "File" });
const oneHost = platformResourceConfig({ currentHost: "algo-1", hosts: ["algo-1"], instanceType: "ml.m5.xlarge" });
const exampleOne = {
  hyperparameters: { criterion: "gini", "learning-rate": "0.1", max_leaf_nodes: "5" },
  inputDataConfig: { training: csv, testing: csv },
  resourceConfig: oneHost,
};

const CHANNEL =
  '{"ContentType":"text/csv","RecordWrapperType":"None","S3DistributionType":"FullyReplicated","TrainingInputMode":"File"}';
const GROUP = '{"hosts":["algo-1"],"instance_group_name":"homogeneousCluster","instance_type":"ml.m5.xlarge"}';
const TRAINING_ENV =
  '{"additional_framework_parameters":{},"channel_input_dirs":{"testing":"/opt/ml/input/data/testing","training":"/opt/ml/input/data/training"},"current_host":"algo-1","current_instance_group":"homogeneousCluster","current_instance_group_hosts":["algo-1"],"current_instance_type":"ml.m5.xlarge","distribution_hosts":[],"distribution_instance_groups":[],"framework_module":null,"hosts":["algo-1"],"hyperparameters":{"criterion":"gini","learning-rate":0.1,"max_leaf_nodes":5},"input_config_dir":"/opt/ml/input/config","input_data_config":{"testing":{"ContentType":"text/csv","RecordWrapperType":"None","S3DistributionType":"FullyReplicated","TrainingInputMode":"File"},"training":{"ContentType":"text/csv","RecordWrapperType":"None","S3DistributionType":"FullyReplicated","TrainingInputMode":"File"}},"input_dir":"/opt/ml/input","instance_groups":["homogeneousCluster"],"instance_groups_dict":{"homogeneousCluster":{"hosts":["algo-1"],"instance_group_name":"homogeneousCluster","instance_type":"ml.m5.xlarge"}},"is_hetero":false,"is_master":true,"is_modelparallel_enabled":null,"is_smddpmprun_installed":false,"is_smddprun_installed":false,"job_name":"conformance-0001","log_level":20,"master_hostname":"algo-1","model_dir":"/opt/ml/model","module_dir":"/opt/ml/code","module_name":"train","network_interface_name":"eth0","num_cpus":4,"num_gpus":0,"num_neurons":0,"output_data_dir":"/opt/ml/output/data","output_dir":"/opt/ml/output","output_intermediate_dir":"/opt/ml/output/intermediate","resource_config":{"current_group_name":"homogeneousCluster","current_host":"algo-1","current_instance_type":"ml.m5.xlarge","hosts":["algo-1"],"instance_groups":[{"hosts":["algo-1"],"instance_group_name":"homogeneousCluster","instance_type":"ml.m5.xlarge"}],"network_interface_name":"eth0"},"topology":[],"user_entry_point":"train.py"}';

test("one host, File mode: every variable, byte for byte", () => {
  expect(variablesOf(exampleOne)).toEqual({
    SM_HOSTS: '["algo-1"]',
    SM_CURRENT_HOST: "algo-1",
    SM_NETWORK_INTERFACE_NAME: "eth0",
    SM_HPS: '{"criterion":"gini","learning-rate":0.1,"max_leaf_nodes":5}',
    SM_HP_CRITERION: "gini",
    "SM_HP_LEARNING-RATE": "0.1",
    SM_HP_MAX_LEAF_NODES: "5",
    SM_USER_ARGS: '["--criterion","gini","--learning-rate","0.1","--max_leaf_nodes","5"]',
    SM_USER_ENTRY_POINT: "train.py",
    SM_MODULE_NAME: "train",
    SM_MODULE_DIR: "/opt/ml/code",
    SM_FRAMEWORK_MODULE: "",
    SM_FRAMEWORK_PARAMS: "{}",
    SM_CHANNELS: '["testing","training"]',
    SM_CHANNEL_TRAINING: "/opt/ml/input/data/training",
    SM_CHANNEL_TESTING: "/opt/ml/input/data/testing",
    SM_INPUT_DIR: "/opt/ml/input",
    SM_INPUT_CONFIG_DIR: "/opt/ml/input/config",
    SM_INPUT_DATA_CONFIG: `{"testing":${CHANNEL},"training":${CHANNEL}}`,
    SM_RESOURCE_CONFIG: `{"current_group_name":"homogeneousCluster","current_host":"algo-1","current_instance_type":"ml.m5.xlarge","hosts":["algo-1"],"instance_groups":[${GROUP}],"network_interface_name":"eth0"}`,
    SM_MODEL_DIR: "/opt/ml/model",
    SM_OUTPUT_DIR: "/opt/ml/output",
    SM_OUTPUT_DATA_DIR: "/opt/ml/output/data",
    SM_OUTPUT_INTERMEDIATE_DIR: "/opt/ml/output/intermediate",
    SM_NUM_CPUS: "4",
    SM_NUM_GPUS: "0",
    SM_NUM_NEURONS: "0",
    SM_LOG_LEVEL: "20",
    SM_CURRENT_INSTANCE_TYPE: "ml.m5.xlarge",
    SM_CURRENT_INSTANCE_GROUP: "homogeneousCluster",
    SM_CURRENT_INSTANCE_GROUP_HOSTS: '["algo-1"]',
    SM_INSTANCE_GROUPS: '["homogeneousCluster"]',
    SM_INSTANCE_GROUPS_DICT: `{"homogeneousCluster":${GROUP}}`,
    SM_DISTRIBUTION_INSTANCE_GROUPS: "[]",
    SM_IS_HETERO: "false",
    SM_TRAINING_ENV: TRAINING_ENV,
    SAGEMAKER_JOB_NAME: "",
    SAGEMAKER_REGION: "eu-west-1",
    CURRENT_HOST: "algo-1",
  });
  expect(Buffer.byteLength(TRAINING_ENV)).toBe(1820);
});

test("two hosts, seen from the second: the group's own order of hosts stays", () => {
  const cluster = { currentHost: "algo-2", hosts: ["algo-1", "algo-2"], instanceType: "ml.m5.xlarge" };
  const variables = variablesOf({ ...exampleOne, resourceConfig: platformResourceConfig(cluster) });
  expect(variables).toMatchObject({
    SM_HOSTS: '["algo-1","algo-2"]',
    SM_CURRENT_HOST: "algo-2",
    SM_CURRENT_INSTANCE_GROUP_HOSTS: '["algo-2","algo-1"]',
    CURRENT_HOST: "algo-2",
  });
  expect(JSON.parse(variables.SM_TRAINING_ENV ?? "")).toMatchObject({ is_master: false, master_hostname: "algo-1" });
});

test("instance groups of two kinds", () => {
  const gpu = { instance_group_name: "gpu", instance_type: "ml.p3.2xlarge", hosts: ["algo-1"] };
  const data = { instance_group_name: "data", instance_type: "ml.c5.9xlarge", hosts: ["algo-2", "algo-3"] };
  const resourceConfig = {
    current_host: "algo-3",
    current_instance_type: "ml.c5.9xlarge",
    current_group_name: "data",
    hosts: ["algo-1", "algo-2", "algo-3"],
    instance_groups: [data, gpu],
    network_interface_name: "eth0",
    topology: null,
  };
  const variables = variablesOf({
    ...exampleOne,
    hyperparameters: { sagemaker_distribution_instance_groups: '["gpu"]' },
    resourceConfig,
  });
  expect(variables).toMatchObject({
    SM_INSTANCE_GROUPS: '["data","gpu"]',
    SM_CURRENT_INSTANCE_GROUP: "data",
    SM_CURRENT_INSTANCE_GROUP_HOSTS: '["algo-2","algo-3"]',
    SM_DISTRIBUTION_INSTANCE_GROUPS: '["gpu"]',
    SM_FRAMEWORK_PARAMS: '{"sagemaker_distribution_instance_groups":["gpu"]}',
    SM_IS_HETERO: "true",
  });
  expect(variables.SM_INSTANCE_GROUPS_DICT).toBe(
    '{"data":{"hosts":["algo-2","algo-3"],"instance_group_name":"data","instance_type":"ml.c5.9xlarge"},"gpu":{"hosts":["algo-1"],"instance_group_name":"gpu","instance_type":"ml.p3.2xlarge"}}',
  );
  expect(JSON.parse(variables.SM_TRAINING_ENV ?? "")).toMatchObject({
    distribution_hosts: ["algo-1"],
    master_hostname: "algo-1",
    is_hetero: true,
    topology: [],
  });
});

test("Pipe mode: a channel's variable is its path without an epoch", () => {
  const inputDataConfig = {
    training: platformChannelConfig({
      contentType: "application/x-recordio",
      inputMode: "Pipe",
      recordWrapper: "RecordIO",
    }),
    "my-testing": platformChannelConfig({ contentType: "text/csv", inputMode: "Pipe" }),
  };
  expect(variablesOf({ ...exampleOne, inputDataConfig })).toMatchObject({
    SM_CHANNELS: '["my-testing","training"]',
    SM_CHANNEL_TRAINING: "/opt/ml/input/data/training",
    "SM_CHANNEL_MY-TESTING": "/opt/ml/input/data/my-testing",
    SM_INPUT_DATA_CONFIG:
      '{"my-testing":{"ContentType":"text/csv","RecordWrapperType":"None","S3DistributionType":"FullyReplicated","TrainingInputMode":"Pipe"},"training":{"ContentType":"application/x-recordio","RecordWrapperType":"RecordIO","S3DistributionType":"FullyReplicated","TrainingInputMode":"Pipe"}}',
  });
});

test("texts stay as they are, null is empty, everything else is JSON; the toolkit's own are the script's no more", () => {
  const hyperparameters = {
    quoted: '"gini"',
    plain: "gini",
    nothing: "null",
    truth: "true",
    rate: "1e-05",
    whole: "1.0",
    sizes: '[1, {"b": 2, "a": "é"}]',
    sagemaker_program: '"train.mjs"',
    sagemaker_submit_directory: '"s3://bucket/key/sourcedir.tar.gz"',
    sagemaker_container_log_level: "10",
    sagemaker_job_name: '"my-job"',
    sagemaker_region: '"us-west-2"',
    sagemaker_own_wish: "true",
    _tuning_objective_metric: "accuracy",
  };
  const variables = variablesOf({ ...exampleOne, hyperparameters });
  const given = Object.entries(variables).filter(([name]) => name.startsWith("SM_HP_"));
  expect(Object.fromEntries(given)).toEqual({
    SM_HP_QUOTED: "gini",
    SM_HP_PLAIN: "gini",
    SM_HP_NOTHING: "",
    SM_HP_TRUTH: "true",
    SM_HP_RATE: "1e-05",
    SM_HP_WHOLE: "1.0",
    SM_HP_SIZES: '[1,{"a":"\\u00e9","b":2}]',
  });
  expect(variables).toMatchObject({
    SM_FRAMEWORK_PARAMS: '{"sagemaker_own_wish":true}',
    SM_LOG_LEVEL: "10",
    SAGEMAKER_JOB_NAME: "my-job",
    SAGEMAKER_REGION: "us-west-2",
  });
});

test("with the documented keys only, as local mode writes them, the rest has AWS's defaults", () => {
  const resourceConfig = { current_host: "algo-1-x7d2a", hosts: ["algo-1-x7d2a"] };
  const local = {
    SM_CURRENT_INSTANCE_TYPE: "local",
    SM_NETWORK_INTERFACE_NAME: "eth0",
    SM_CURRENT_INSTANCE_GROUP: "homogeneousCluster",
    SM_CURRENT_INSTANCE_GROUP_HOSTS: "[]",
    SM_INSTANCE_GROUPS: "[]",
  };
  expect(variablesOf({ ...exampleOne, resourceConfig })).toMatchObject(local);
  expect(variablesOf({ ...exampleOne, resourceConfig: undefined })).toMatchObject({ ...local, SM_HOSTS: '["algo-1"]' });
});
