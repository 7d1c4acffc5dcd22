import { notSimulated, withoutDefaults } from "./not-simulated.ts";

/** Of CreateTrainingJob. Roles are never checked, volumes have no size, debuggers that the Python SDK asks for by itself are not there. */
const EFFECTIVE: ReadonlySet<string> = new Set([
  "TrainingJobName",
  "HyperParameters",
  "AlgorithmSpecification.TrainingImage",
  "AlgorithmSpecification.TrainingInputMode",
  "AlgorithmSpecification.MetricDefinitions",
  "AlgorithmSpecification.ContainerEntrypoint",
  "AlgorithmSpecification.ContainerArguments",
  "RoleArn",
  "InputDataConfig.ChannelName",
  "InputDataConfig.DataSource.S3DataSource.S3DataType",
  "InputDataConfig.DataSource.S3DataSource.S3Uri",
  "InputDataConfig.ContentType",
  "InputDataConfig.CompressionType",
  "InputDataConfig.RecordWrapperType",
  "InputDataConfig.InputMode",
  "OutputDataConfig.S3OutputPath",
  "ResourceConfig.InstanceType",
  "ResourceConfig.InstanceCount",
  "ResourceConfig.VolumeSizeInGB",
  "StoppingCondition.MaxRuntimeInSeconds",
  "CheckpointConfig.S3Uri",
  "EnableNetworkIsolation",
  "Environment",
]);

const DEFAULTS = {
  "InputDataConfig.DataSource.S3DataSource.S3DataDistributionType": "FullyReplicated",
  "CheckpointConfig.LocalPath": "/opt/ml/checkpoints",
  "OutputDataConfig.CompressionType": "GZIP",
  "OutputDataConfig.KmsKeyId": "",
} as const;

/** Of a training job, what has no effect here. */
export const withoutEffect = (input: unknown): string[] =>
  withoutDefaults(notSimulated(input, EFFECTIVE), input, DEFAULTS);
