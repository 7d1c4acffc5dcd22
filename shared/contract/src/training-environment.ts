/** Variables that the platform sets in a training container. Documented: the first two and the job's own map. */
export const TRAINING_VARIABLES = {
  jobName: "TRAINING_JOB_NAME",
  jobArn: "TRAINING_JOB_ARN",
  region: "AWS_REGION",
  executionEnvironment: "AWS_EXECUTION_ENV",
  metricsDirectory: "SAGEMAKER_METRICS_DIRECTORY",
  visibleDevices: "NVIDIA_VISIBLE_DEVICES",
} as const;

/** Limits of a job's `Environment` map. */
export const ENVIRONMENT_LIMITS = { entries: 100, keyCharacters: 512, valueCharacters: 512 } as const;
export const ENVIRONMENT_KEY_PATTERN = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** Variables that a toolkit inside an image makes; the platform never sets one. */
export const TOOLKIT_VARIABLE_PREFIX = "SM_";

/** What the platform stand-in writes where AWS writes account facts: AWS's own documentation placeholders. */
export const STAND_IN_ACCOUNT = { region: "eu-west-1", accountId: "123456789012" } as const;

/** ARN of a training job. */
export function trainingJobArn(
  jobName: string,
  account: { region: string; accountId: string } = STAND_IN_ACCOUNT,
): string {
  return `arn:aws:sagemaker:${account.region}:${account.accountId}:training-job/${jobName}`;
}

/** The environment of a training container at platform level; the job's own pairs come last and win. */
export function trainingEnvironment(job: {
  readonly name: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly region?: string;
}): Record<string, string> {
  const region = job.region ?? STAND_IN_ACCOUNT.region;
  return {
    [TRAINING_VARIABLES.jobName]: job.name,
    [TRAINING_VARIABLES.jobArn]: trainingJobArn(job.name, { ...STAND_IN_ACCOUNT, region }),
    [TRAINING_VARIABLES.region]: region,
    [TRAINING_VARIABLES.executionEnvironment]: "AWS_ECS_EC2",
    [TRAINING_VARIABLES.metricsDirectory]: "/opt/ml/output/metrics/sagemaker",
    [TRAINING_VARIABLES.visibleDevices]: "void",
    ...job.environment,
  };
}
