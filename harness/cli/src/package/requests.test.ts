import { fileURLToPath } from "node:url";
import { loadProfile } from "@byoa/conformance";
import { expect, test } from "vitest";
import { nextSteps } from "./next-steps.ts";
import { checkedPlaces } from "./places.ts";
import { createModelRequest, createTrainingJobRequest, type RequestFacts } from "./requests.ts";

const config = fileURLToPath(new URL("../../../../algorithms/decision-tree/byoa.yaml", import.meta.url));
const facts = async (): Promise<RequestFacts> => ({
  name: "my-tree",
  image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/my-tree:1",
  bucket: "s3://my-bucket/trees",
  role: "arn:aws:iam::123456789012:role/sagemaker",
  instanceType: "ml.m5.xlarge",
  hosts: 1,
  maxRun: 3600,
  profile: await loadProfile({ config, flags: { env: ["A=1"] } }),
});

test("the training job has what byoa.yaml declares, every value as the API takes it", async () => {
  expect(createTrainingJobRequest(await facts())).toMatchInlineSnapshot(`
    {
      "AlgorithmSpecification": {
        "MetricDefinitions": [
          {
            "Name": "training:accuracy",
            "Regex": "(?:^|\\s)training:accuracy=([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)[;\\s]",
          },
          {
            "Name": "testing:accuracy",
            "Regex": "(?:^|\\s)testing:accuracy=([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)[;\\s]",
          },
          {
            "Name": "tree:depth",
            "Regex": "(?:^|\\s)tree:depth=([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)[;\\s]",
          },
          {
            "Name": "tree:leaves",
            "Regex": "(?:^|\\s)tree:leaves=([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)[;\\s]",
          },
        ],
        "TrainingImage": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/my-tree:1",
        "TrainingInputMode": "File",
      },
      "Environment": {
        "A": "1",
      },
      "HyperParameters": {
        "criterion": "gini",
        "max_depth": "5",
        "min_impurity_decrease": "0",
        "min_samples_split": "2",
      },
      "InputDataConfig": [
        {
          "ChannelName": "training",
          "ContentType": "text/csv",
          "DataSource": {
            "S3DataSource": {
              "S3DataDistributionType": "FullyReplicated",
              "S3DataType": "S3Prefix",
              "S3Uri": "s3://my-bucket/trees/data/training/",
            },
          },
          "InputMode": "File",
        },
        {
          "ChannelName": "testing",
          "ContentType": "text/csv",
          "DataSource": {
            "S3DataSource": {
              "S3DataDistributionType": "FullyReplicated",
              "S3DataType": "S3Prefix",
              "S3Uri": "s3://my-bucket/trees/data/testing/",
            },
          },
          "InputMode": "File",
        },
      ],
      "OutputDataConfig": {
        "S3OutputPath": "s3://my-bucket/trees/output",
      },
      "ResourceConfig": {
        "InstanceCount": 1,
        "InstanceType": "ml.m5.xlarge",
        "VolumeSizeInGB": 30,
      },
      "RoleArn": "arn:aws:iam::123456789012:role/sagemaker",
      "StoppingCondition": {
        "MaxRuntimeInSeconds": 3600,
      },
      "TrainingJobName": "my-tree",
    }
  `);
});

test("the model names image, archive and environment", async () => {
  expect(createModelRequest(await facts())).toMatchInlineSnapshot(`
    {
      "ExecutionRoleArn": "arn:aws:iam::123456789012:role/sagemaker",
      "ModelName": "my-tree",
      "PrimaryContainer": {
        "Environment": {
          "A": "1",
        },
        "Image": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/my-tree:1",
        "ModelDataUrl": "s3://my-bucket/trees/my-tree/model.tar.gz",
      },
    }
  `);
});

test("the next steps are commands in their order", async () => {
  expect(nextSteps(await facts())).toMatchInlineSnapshot(`
    "#!/bin/sh
    # Written by byoa package. Needs the AWS command line and its credentials; look at the two requests first.
    set -eu
    cd "$(dirname "$0")"

    aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin 123456789012.dkr.ecr.eu-west-1.amazonaws.com
    docker push 123456789012.dkr.ecr.eu-west-1.amazonaws.com/my-tree:1
    aws s3 cp model.tar.gz s3://my-bucket/trees/my-tree/model.tar.gz
    # aws s3 cp --recursive YOUR/training s3://my-bucket/trees/data/training/
    # aws s3 cp --recursive YOUR/testing s3://my-bucket/trees/data/testing/

    aws sagemaker create-model --cli-input-json file://create-model.json
    # Training there, once the channels' data are copied:
    # aws sagemaker create-training-job --cli-input-json file://create-training-job.json
    "
  `);
});

test("places that SageMaker does not take are told", () => {
  const good = { repository: "mine:1", bucket: "s3://bucket/a/", role: "arn:aws:iam::123456789012:role/x" };
  expect(checkedPlaces(good)).toEqual({ ...good, bucket: "s3://bucket/a" });
  for (const wrong of [{ bucket: "bucket" }, { role: "sagemaker" }, { repository: "not a name" }])
    expect(() => checkedPlaces({ ...good, ...wrong })).toThrow();
});
