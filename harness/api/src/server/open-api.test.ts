import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { CreateBucketCommand, GetBucketAclCommand, GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { CreateDomainCommand, CreateTrainingJobCommand, DescribeTrainingJobCommand } from "@aws-sdk/client-sagemaker";
import { AssumeRoleCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { openLocalPlatform, type Platform } from "@byoa/platform";
import { expect, test } from "vitest";
import { openApiFixture } from "./api.fixture.ts";
import { openApi } from "./open-api.ts";

const watcher = { onRequest: () => {}, onFault: () => {} };
const platform = (): Promise<Platform> => openLocalPlatform({ engine: "process" });

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), "byoa-up-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

test("an operation that is not there answers as in a region without it, and the log names it", async () => {
  await using api = await openApiFixture("");
  const create = new CreateDomainCommand({ DomainName: "d", AuthMode: "IAM", DefaultUserSettings: {} });
  await expect(api.sagemaker.send(create)).rejects.toMatchObject({
    name: "UnknownOperationException",
    message: "The requested operation is not supported in the called region.",
    $metadata: { httpStatusCode: 400 },
  });
  await expect(api.s3.send(new GetBucketAclCommand({ Bucket: "b-1" }))).rejects.toMatchObject({
    name: "NotImplemented",
  });
  const assume = new AssumeRoleCommand({ RoleArn: "arn:aws:iam::000000000000:role/r", RoleSessionName: "session" });
  await expect(api.sts.send(assume)).rejects.toMatchObject({ name: "UnknownOperationException" });
  expect(api.requests.map(({ service, operation, status, notes }) => [service, operation, status, notes])).toEqual([
    ["sagemaker", "CreateDomain", 400, ["not in byoa up"]],
    ["s3", "GET", 501, ["not in byoa up"]],
    ["sts", "AssumeRole", 400, ["not in byoa up"]],
  ]);
});

test("whoever signs is the one account that there is", async () => {
  await using api = await openApiFixture("");
  expect(await api.sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: "000000000000",
    Arn: "arn:aws:iam::000000000000:user/byoa",
  });
});

test("what is wrong with an input comes back with AWS's name and text", async () => {
  await using api = await openApiFixture("");
  await expect(api.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: "no_job" }))).rejects.toMatchObject(
    {
      name: "ValidationException",
      message:
        "1 validation error detected: Value 'no_job' at 'trainingJobName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}",
    },
  );
  const target = { "x-amz-target": "SageMaker.ListTrainingJobs" };
  const authorization = "AWS4-HMAC-SHA256 Credential=any/20261128/us-east-1/sagemaker/aws4_request, Signature=0";
  const send = (body: string) => fetch(api.url, { method: "POST", headers: { ...target, authorization }, body });
  expect(await (await send("{")).json()).toMatchObject({ __type: "SerializationException" });
  expect((await send(" ".repeat(5_000_000))).status).toBe(413);
});

test("a request that is not signed, and a page in a browser, get nothing", async () => {
  await using api = await openApiFixture("");
  const unsigned = await fetch(api.url, { method: "POST", headers: { "x-amz-target": "SageMaker.ListTrainingJobs" } });
  expect([unsigned.status, await unsigned.json()]).toEqual([
    403,
    expect.objectContaining({ __type: "MissingAuthenticationTokenException" }),
  ]);
  const authorization = "AWS4-HMAC-SHA256 Credential=any/20261128/us-east-1/s3/aws4_request, Signature=0";
  const page = await fetch(api.url, { headers: { authorization, origin: "http://example.org" } });
  expect(page.status).toBe(403);
});

test("jobs, objects and uploads survive a restart; a job that ran has failed, and half-written files are gone", async () => {
  await using folder = await temporaryFolder();
  {
    await using api = await openApiFixture(`console.log("up"); setInterval(() => {}, 1000);`, {
      stateFolder: folder.path,
    });
    await api.s3.send(new CreateBucketCommand({ Bucket: "data" }));
    await api.s3.send(new PutObjectCommand({ Bucket: "data", Key: "k", Body: "kept" }));
    await api.sagemaker.send(
      new CreateTrainingJobCommand({
        TrainingJobName: "endless",
        RoleArn: "arn:aws:iam::000000000000:role/sagemaker",
        AlgorithmSpecification: { TrainingImage: api.image, TrainingInputMode: "File" },
        OutputDataConfig: { S3OutputPath: "s3://data/out" },
        ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 1 },
        StoppingCondition: { MaxRuntimeInSeconds: 60 },
      }),
    );
  }
  // What a process that was killed leaves: a job that runs, the files of that job, half an object.
  const database = new DatabaseSync(join(folder.path, "state.sqlite"));
  database.exec("UPDATE resource SET status = 'InProgress'");
  database.close();
  await writeFile(join(folder.path, "objects", "half"), "half");
  await mkdir(join(folder.path, "running", "us-east-1", "endless"), { recursive: true });
  await using again = await openApiFixture("", { stateFolder: folder.path });
  const { Body } = await again.s3.send(new GetObjectCommand({ Bucket: "data", Key: "k" }));
  expect(await Body?.transformToString()).toBe("kept");
  const job = await again.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: "endless" }));
  expect([job.TrainingJobStatus, job.FailureReason]).toEqual([
    "Failed",
    expect.stringMatching(/^InternalServerError: /),
  ]);
  expect(await readdir(join(folder.path, "objects"))).toHaveLength(1);
  expect(await readdir(folder.path)).not.toContain("running");
});

test("a state that another one has open, a newer one, and a port that is taken are refused, each with its code", async () => {
  await using folder = await temporaryFolder();
  const given = { stateFolder: folder.path, port: 0, ...watcher };
  {
    await using _ = await openApi({ ...given, platform: await platform() });
    await using second = await platform();
    await expect(openApi({ ...given, platform: second })).rejects.toMatchObject({ code: "up-already-runs" });
  }
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await using third = await platform();
  await expect(openApi({ ...given, port, platform: third })).rejects.toMatchObject({ code: "port-in-use" });
  server.close();
  const database = new DatabaseSync(join(folder.path, "state.sqlite"));
  database.exec("PRAGMA user_version = 99");
  database.close();
  await expect(openApi({ ...given, platform: third })).rejects.toMatchObject({ code: "state-newer" });
});
