import { expect, test } from "vitest";
import { shapeOf } from "../model/api-model.ts";
import { models } from "../model/models.ts";
import { withoutEffect } from "./effective-parameters.ts";

const input = {
  TrainingJobName: "job",
  RoleArn: "arn",
  AlgorithmSpecification: {
    TrainingImage: "image",
    TrainingInputMode: "File",
    EnableSageMakerMetricsTimeSeries: false,
  },
  InputDataConfig: [
    {
      ChannelName: "a",
      DataSource: {
        S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://b/", S3DataDistributionType: "FullyReplicated" },
      },
    },
  ],
  OutputDataConfig: { S3OutputPath: "s3://b/out" },
  ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
  Tags: [],
};

test("what an ordinary job asks for has its effect", () => {
  expect(withoutEffect(input)).toEqual([]);
});

test("what has none is named with its path, what is off is not", () => {
  const [channel] = input.InputDataConfig;
  const sharded = { S3DataSource: { ...channel?.DataSource.S3DataSource, S3DataDistributionType: "ShardedByS3Key" } };
  expect(
    withoutEffect({
      ...input,
      VpcConfig: { SecurityGroupIds: ["sg"], Subnets: ["s"] },
      EnableManagedSpotTraining: true,
      EnableInterContainerTrafficEncryption: false,
      Tags: [{ Key: "a", Value: "b" }],
      InputDataConfig: [{ ...channel, DataSource: sharded, ShuffleConfig: { Seed: 1 } }],
      OutputDataConfig: { S3OutputPath: "s3://b/out", KmsKeyId: "key" },
    }),
  ).toEqual([
    "EnableManagedSpotTraining",
    "InputDataConfig.DataSource.S3DataSource.S3DataDistributionType",
    "InputDataConfig.ShuffleConfig",
    "OutputDataConfig.KmsKeyId",
    "Tags",
    "VpcConfig",
  ]);
});

test("a parameter that AWS adds later is named too", () => {
  expect(shapeOf(models.sagemaker, "CreateTrainingJobRequest").members).not.toHaveProperty("NewConfig");
  expect(withoutEffect({ ...input, NewConfig: { Mode: "on" } })).toEqual(["NewConfig"]);
});
