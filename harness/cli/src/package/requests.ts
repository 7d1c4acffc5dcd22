import type { Profile } from "@byoa/conformance";

/** What both requests are made of. */
export interface RequestFacts {
  readonly name: string;
  /** In the registry. */
  readonly image: string;
  readonly bucket: string;
  readonly role: string;
  readonly instanceType: string;
  readonly hosts: number;
  readonly maxRun: number;
  readonly profile: Profile;
}

/** Room for data and model beside the image, in GB; the least that every instance type takes. */
const VOLUME_GB = 30;

/** Where a channel's data will lie. */
export const channelUri = (bucket: string, channel: string): string => `${bucket}/data/${channel}/`;
/** Where the model will lie. */
export const modelUri = ({ bucket, name }: Pick<RequestFacts, "bucket" | "name">): string =>
  `${bucket}/${name}/model.tar.gz`;

/** The request of CreateTrainingJob, with what byoa.yaml declares. */
export function createTrainingJobRequest(facts: RequestFacts): object {
  const { name, image, bucket, role, instanceType, hosts, maxRun, profile } = facts;
  const channels = profile.declaredData ? profile.channels : [];
  return {
    TrainingJobName: name,
    RoleArn: role,
    AlgorithmSpecification: {
      TrainingImage: image,
      TrainingInputMode: "File",
      ...(profile.metrics.length === 0
        ? {}
        : { MetricDefinitions: profile.metrics.map(({ name, regex }) => ({ Name: name, Regex: regex })) }),
    },
    HyperParameters: Object.fromEntries(profile.hyperparameters.map(({ name, value }) => [name, value])),
    ...(channels.length === 0 ? {} : { InputDataConfig: channels.map((channel) => inputChannel(bucket, channel)) }),
    OutputDataConfig: { S3OutputPath: `${bucket}/output` },
    ResourceConfig: { InstanceType: instanceType, InstanceCount: hosts, VolumeSizeInGB: VOLUME_GB },
    StoppingCondition: { MaxRuntimeInSeconds: maxRun },
    ...withEnvironment(profile.trainEnvironment),
  };
}

function inputChannel(bucket: string, { name, contentType, inputMode }: Profile["channels"][number]): object {
  return {
    ChannelName: name,
    DataSource: {
      S3DataSource: {
        S3DataType: "S3Prefix",
        S3Uri: channelUri(bucket, name),
        S3DataDistributionType: "FullyReplicated",
      },
    },
    ...(contentType === undefined ? {} : { ContentType: contentType }),
    InputMode: inputMode,
  };
}

/** The request of CreateModel: the image, and the model where it will lie. */
export function createModelRequest(facts: RequestFacts): object {
  const { name, image, role, profile } = facts;
  return {
    ModelName: name,
    ExecutionRoleArn: role,
    PrimaryContainer: { Image: image, ModelDataUrl: modelUri(facts), ...withEnvironment(profile.serveEnvironment) },
  };
}

const withEnvironment = (environment: Readonly<Record<string, string>>): object =>
  Object.keys(environment).length === 0 ? {} : { Environment: environment };
