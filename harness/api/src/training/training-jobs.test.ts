import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import {
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from "@aws-sdk/client-s3";
import {
  CreateTrainingJobCommand,
  type CreateTrainingJobRequest,
  DeleteTrainingJobCommand,
  DescribeTrainingJobCommand,
  ListTrainingJobsCommand,
  type ListTrainingJobsRequest,
  StopTrainingJobCommand,
} from "@aws-sdk/client-sagemaker";
import { extract } from "tar-stream";
import { expect, test } from "vitest";
import { type ApiFixture, openApiFixture, untilEnded } from "../server/api.fixture.ts";

const GROUP = "/aws/sagemaker/TrainingJobs";

/** Trains on `training`, logs a metric, writes a model of the hyperparameter and the rows that it read. */
const TRAINER = `
const { readFileSync, writeFileSync, readdirSync } = require("node:fs");
const base = process.env.SAGEMAKER_BASE_DIR ?? "/opt/ml";
const hp = JSON.parse(readFileSync(base + "/input/config/hyperparameters.json", "utf8"));
if (hp.fail) { writeFileSync(base + "/output/failure", "bad " + hp.fail); process.exit(1); }
if (hp.wait) { console.log("waiting"); process.on("SIGTERM", () => { writeFileSync(base + "/model/m", "saved"); process.exit(0); }); setInterval(() => {}, 1000); }
else {
  const folder = base + "/input/data/training";
  const rows = readdirSync(folder).filter((f) => f.endsWith(".csv")).map((f) => f + ":" + readFileSync(folder + "/" + f, "utf8")).sort();
  console.log("accuracy=0.5;");
  console.log("accuracy=0.9;");
  writeFileSync(base + "/model/model.txt", hp.depth + " " + rows.join(","));
}`;

const request = (
  api: ApiFixture,
  name: string,
  more: Partial<CreateTrainingJobRequest> = {},
): CreateTrainingJobRequest => ({
  TrainingJobName: name,
  RoleArn: "arn:aws:iam::000000000000:role/sagemaker",
  AlgorithmSpecification: {
    TrainingImage: api.image,
    TrainingInputMode: "File",
    MetricDefinitions: [{ Name: "accuracy", Regex: "accuracy=([0-9.]+);" }],
  },
  HyperParameters: { depth: "3" },
  InputDataConfig: [
    {
      ChannelName: "training",
      ContentType: "text/csv",
      DataSource: {
        S3DataSource: {
          S3DataType: "S3Prefix",
          S3Uri: "s3://data/iris/train",
          S3DataDistributionType: "FullyReplicated",
        },
      },
    },
  ],
  OutputDataConfig: { S3OutputPath: "s3://data/out" },
  ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
  StoppingCondition: { MaxRuntimeInSeconds: 600 },
  ...more,
});

async function withData(): Promise<ApiFixture> {
  const api = await openApiFixture(TRAINER);
  await api.s3.send(new CreateBucketCommand({ Bucket: "data" }));
  const objects = { "iris/train/a.csv": "1,2", "iris/train/b.csv": "3,4", "iris/other/c.csv": "5" };
  for (const [Key, Body] of Object.entries(objects))
    await api.s3.send(new PutObjectCommand({ Bucket: "data", Key, Body }));
  return api;
}

async function membersOf(archive: Uint8Array): Promise<Record<string, string>> {
  const members: Record<string, string> = {};
  const reader = extract();
  reader.end(gunzipSync(archive));
  for await (const entry of reader) members[entry.header.name] = await text(entry);
  return members;
}

test("the official SDK uploads, trains, waits, reads the log and the metrics, and downloads the model", async () => {
  await using api = await withData();
  const { TrainingJobArn } = await api.sagemaker.send(
    new CreateTrainingJobCommand({
      ...request(api, "first"),
      VpcConfig: { SecurityGroupIds: ["sg-1"], Subnets: ["subnet-1"] },
    }),
  );
  expect(TrainingJobArn).toBe("arn:aws:sagemaker:us-east-1:000000000000:training-job/first");
  const job = await untilEnded(api.sagemaker, "first");

  expect(job).toMatchObject({
    TrainingJobStatus: "Completed",
    SecondaryStatus: "Completed",
    HyperParameters: { depth: "3" },
    ModelArtifacts: { S3ModelArtifacts: "s3://data/out/first/output/model.tar.gz" },
    FinalMetricDataList: [{ MetricName: "accuracy", Value: 0.9 }],
  });
  expect(job.SecondaryStatusTransitions?.map(({ Status, StatusMessage }) => [Status, StatusMessage])).toEqual([
    ["Starting", "Preparing the instances for training (not simulated by byoa up: VpcConfig)"],
    ["Downloading", "Downloading input data"],
    ["Training", "Training image download completed. Training in progress."],
    ["Uploading", "Uploading generated training model"],
    ["Completed", "Training job completed"],
  ]);

  const { logStreams = [] } = await api.logs.send(
    new DescribeLogStreamsCommand({ logGroupName: GROUP, logStreamNamePrefix: "first/" }),
  );
  expect(logStreams.map(({ logStreamName }) => logStreamName)).toEqual([
    expect.stringMatching(/^first\/algo-1-\d{10}$/),
  ]);
  const page = { logGroupName: GROUP, logStreamName: logStreams[0]?.logStreamName, startFromHead: true };
  const events = await api.logs.send(new GetLogEventsCommand(page));
  expect(events.events?.map(({ message }) => message)).toEqual(["accuracy=0.5;", "accuracy=0.9;"]);
  const again = await api.logs.send(new GetLogEventsCommand({ ...page, nextToken: events.nextForwardToken }));
  expect([again.events, again.nextForwardToken]).toEqual([[], events.nextForwardToken]);
  const filtered = await api.logs.send(new FilterLogEventsCommand({ logGroupName: GROUP, filterPattern: '"0.9"' }));
  expect(filtered.events?.map(({ message }) => message)).toEqual(["accuracy=0.9;"]);

  const { Contents = [] } = await api.s3.send(new ListObjectsV2Command({ Bucket: "data", Prefix: "out/" }));
  expect(Contents.map(({ Key }) => Key)).toEqual(["out/first/output/model.tar.gz"]);
  const { Body } = await api.s3.send(new GetObjectCommand({ Bucket: "data", Key: "out/first/output/model.tar.gz" }));
  expect(await membersOf(await (Body ?? expect.fail("no body")).transformToByteArray())).toEqual({
    "model.txt": "3 a.csv:1,2,b.csv:3,4",
  });

  expect(api.requests.find(({ operation }) => operation === "CreateTrainingJob")).toMatchObject({
    service: "sagemaker",
    subject: "first",
    status: 200,
    notes: ["not simulated: VpcConfig"],
  });
  expect(api.faults).toEqual([]);
});

test("a job that fails has the reason that SageMaker would give", async () => {
  await using api = await withData();
  await api.sagemaker.send(new CreateTrainingJobCommand(request(api, "fails", { HyperParameters: { fail: "rows" } })));
  expect(await untilEnded(api.sagemaker, "fails")).toMatchObject({
    TrainingJobStatus: "Failed",
    FailureReason: "AlgorithmError: bad rows, exit code: 1",
  });
});

test("an image that is not there fails the job, and says so", async () => {
  await using api = await withData();
  const algorithm = { TrainingImage: "/no/such/folder", TrainingInputMode: "File" as const };
  await api.sagemaker.send(new CreateTrainingJobCommand(request(api, "none", { AlgorithmSpecification: algorithm })));
  const job = await untilEnded(api.sagemaker, "none");
  expect(job.TrainingJobStatus).toBe("Failed");
  expect(job.FailureReason).toMatch(/^(?:ClientError|InternalServerError): .*\/no\/such\/folder/);
});

test("a job that is stopped keeps what it saved, and cannot be stopped again", async () => {
  await using api = await withData();
  await api.sagemaker.send(new CreateTrainingJobCommand(request(api, "stops", { HyperParameters: { wait: "1" } })));
  while (!(await hasLogged(api, "waiting"))) await sleep(30);
  await api.sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: "stops" }));
  const { TrainingJobStatus } = await api.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: "stops" }));
  expect(["Stopping", "Stopped"]).toContain(TrainingJobStatus);
  const job = await untilEnded(api.sagemaker, "stops");
  expect(job).toMatchObject({
    TrainingJobStatus: "Stopped",
    ModelArtifacts: { S3ModelArtifacts: "s3://data/out/stops/output/model.tar.gz" },
  });
  await expect(api.sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: "stops" }))).rejects.toMatchObject({
    name: "ValidationException",
    message: "The request was rejected because the training job is in status Stopped.",
  });
});

test("two jobs of one name: the second gets ResourceInUse, even at the same moment", async () => {
  await using api = await withData();
  const create = () => api.sagemaker.send(new CreateTrainingJobCommand(request(api, "twice")));
  const [first, second] = await Promise.allSettled([create(), create()]);
  const failed = [first, second].filter((one) => one.status === "rejected");
  expect(failed.map(({ reason }) => [reason.name, reason.message])).toEqual([
    [
      "ResourceInUse",
      "Training job names must be unique within an AWS account and region, and a training job with this name already exists (arn:aws:sagemaker:us-east-1:000000000000:training-job/twice)",
    ],
  ]);
  await untilEnded(api.sagemaker, "twice");
});

test("a channel without objects and a bucket that is not there are refused and failed with a reason", async () => {
  await using api = await withData();
  const DataSource = { S3DataSource: { S3DataType: "S3Prefix" as const, S3Uri: "s3://data/nothing/" } };
  const empty = request(api, "empty", { InputDataConfig: [{ ChannelName: "training", DataSource }] });
  await expect(api.sagemaker.send(new CreateTrainingJobCommand(empty))).rejects.toMatchObject({
    name: "ValidationException",
    message: expect.stringContaining(
      'No S3 objects found under S3 URL "s3://data/nothing/" given in input data source.',
    ),
  });
  const OutputDataConfig = { S3OutputPath: "s3://nowhere/out" };
  await api.sagemaker.send(new CreateTrainingJobCommand(request(api, "no-bucket", { OutputDataConfig })));
  expect((await untilEnded(api.sagemaker, "no-bucket")).FailureReason).toBe(
    "ClientError: Artifact upload failed: the specified bucket does not exist (s3://nowhere/out)",
  );
});

test("jobs are listed in pages, filtered and sorted; a deleted one is gone", async () => {
  await using api = await withData();
  for (const name of ["a-1", "a-2", "b-1"]) {
    await api.sagemaker.send(new CreateTrainingJobCommand(request(api, name)));
    await untilEnded(api.sagemaker, name);
  }
  const list = (input: ListTrainingJobsRequest) => api.sagemaker.send(new ListTrainingJobsCommand(input));
  const names = async (input: ListTrainingJobsRequest) =>
    (await list(input)).TrainingJobSummaries?.map(({ TrainingJobName }) => TrainingJobName);
  expect(await names({ SortBy: "Name", SortOrder: "Descending" })).toEqual(["b-1", "a-2", "a-1"]);
  expect(await names({ NameContains: "a-", StatusEquals: "Completed" })).toEqual(["a-1", "a-2"]);
  const first = await list({ MaxResults: 2 });
  expect(
    await names({ MaxResults: 2, ...(first.NextToken === undefined ? {} : { NextToken: first.NextToken }) }),
  ).toEqual(["b-1"]);
  await api.sagemaker.send(new DeleteTrainingJobCommand({ TrainingJobName: "a-1" }));
  await expect(api.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: "a-1" }))).rejects.toMatchObject({
    name: "ValidationException",
    message: "Requested resource not found.",
  });
});

async function hasLogged({ logs }: ApiFixture, filterPattern: string): Promise<boolean> {
  const found = await logs
    .send(new FilterLogEventsCommand({ logGroupName: GROUP, filterPattern }))
    .catch(() => undefined);
  return (found?.events?.length ?? 0) > 0;
}
