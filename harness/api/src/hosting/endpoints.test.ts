import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateBucketCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  DeleteEndpointCommand,
  DeleteEndpointConfigCommand,
  DeleteModelCommand,
  DescribeEndpointCommand,
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListModelsCommand,
} from "@aws-sdk/client-sagemaker";
import { InvokeEndpointCommand } from "@aws-sdk/client-sagemaker-runtime";
import { pack } from "tar-stream";
import { expect, test } from "vitest";
import { type ApiFixture, openApiFixture } from "../server/api.fixture.ts";

/** Answers with its process, its model, what it was told and what it was sent; `exit` ends it, `bad` is refused. */
const SERVER = `
const { createServer } = require("node:http");
const { readFileSync } = require("node:fs");
if (process.env.BROKEN) { console.log("broken"); process.exit(1); }
const model = readFileSync((process.env.SAGEMAKER_BASE_DIR ?? "/opt/ml") + "/model/model.txt", "utf8");
console.log("serving " + model);
createServer(async (request, response) => {
  if (request.url === "/ping") return response.end();
  let body = ""; for await (const part of request) body += part;
  if (body === "bad") { response.statusCode = 415; return response.end("cannot read it"); }
  if (body === "exit") process.exit(0);
  response.setHeader("Content-Type", "text/csv");
  response.setHeader("X-Amzn-SageMaker-Custom-Attributes", "seen");
  response.end([process.pid, model, process.env.GREETING, request.headers["content-type"], request.headers.accept, body].join("|"));
}).listen(Number(process.env.SAGEMAKER_BIND_TO_PORT ?? 8080));
process.on("SIGTERM", () => process.exit(0));`;

const RoleArn = "arn:aws:iam::000000000000:role/any";

async function withModel(given: { readonly stateFolder?: string } = {}): Promise<ApiFixture> {
  const api = await openApiFixture(SERVER, given);
  await api.s3.send(new CreateBucketCommand({ Bucket: "models" }));
  const archive = pack();
  archive.entry({ name: "model.txt" }, "m1");
  archive.finalize();
  await api.s3.send(
    new PutObjectCommand({ Bucket: "models", Key: "a/model.tar.gz", Body: gzipSync(await buffer(archive)) }),
  );
  await create(api, "m", { GREETING: "hello" });
  return api;
}

async function create({ sagemaker, image }: ApiFixture, name: string, Environment: Record<string, string>, count = 1) {
  const PrimaryContainer = { Image: image, ModelDataUrl: "s3://models/a/model.tar.gz", Environment };
  await sagemaker.send(new CreateModelCommand({ ModelName: name, ExecutionRoleArn: RoleArn, PrimaryContainer }));
  const variant = {
    VariantName: "AllTraffic",
    ModelName: name,
    InstanceType: "ml.m5.large" as const,
    InitialInstanceCount: count,
  };
  await sagemaker.send(new CreateEndpointConfigCommand({ EndpointConfigName: name, ProductionVariants: [variant] }));
}

async function deploy({ sagemaker }: ApiFixture, EndpointName: string, EndpointConfigName = EndpointName) {
  await sagemaker.send(new CreateEndpointCommand({ EndpointName, EndpointConfigName }));
}

async function settled({ sagemaker }: ApiFixture, EndpointName: string) {
  for (;;) {
    const endpoint = await sagemaker.send(new DescribeEndpointCommand({ EndpointName }));
    if (endpoint.EndpointStatus !== "Creating") return endpoint;
    await sleep(50);
  }
}

async function invoke({ runtime }: ApiFixture, EndpointName: string, Body: string) {
  const answer = await runtime.send(
    new InvokeEndpointCommand({ EndpointName, Body, ContentType: "text/csv", Accept: "application/json" }),
  );
  return { ...answer, text: new TextDecoder().decode(answer.Body) };
}

test("the official SDK deploys a model, invokes it, reads its log, lists and deletes everything", async () => {
  await using api = await withModel();
  await deploy(api, "m");
  expect(await settled(api, "m")).toMatchObject({
    EndpointStatus: "InService",
    EndpointArn: "arn:aws:sagemaker:us-east-1:000000000000:endpoint/m",
    ProductionVariants: [{ VariantName: "AllTraffic", CurrentInstanceCount: 1 }],
  });
  expect(await invoke(api, "m", "1,2")).toMatchObject({
    text: expect.stringMatching(/^\d+\|m1\|hello\|text\/csv\|application\/json\|1,2$/),
    ContentType: "text/csv",
    CustomAttributes: "seen",
    InvokedProductionVariant: "AllTraffic",
  });
  const logGroupName = "/aws/sagemaker/Endpoints/m";
  const { events } = await api.logs.send(new FilterLogEventsCommand({ logGroupName, filterPattern: "serving" }));
  expect(events?.map(({ logStreamName, message }) => [logStreamName, message])).toEqual([
    [expect.stringMatching(/^AllTraffic\/i-[0-9a-f]{16}$/), "serving m1"],
  ]);
  const [models, configs, endpoints] = await Promise.all([
    api.sagemaker.send(new ListModelsCommand({})),
    api.sagemaker.send(new ListEndpointConfigsCommand({})),
    api.sagemaker.send(new ListEndpointsCommand({ StatusEquals: "InService" })),
  ]);
  expect([models.Models, configs.EndpointConfigs, endpoints.Endpoints].map((all) => all?.length)).toEqual([1, 1, 1]);
  expect(await api.sagemaker.send(new DescribeModelCommand({ ModelName: "m" }))).toMatchObject({
    ExecutionRoleArn: RoleArn,
  });
  expect(await api.sagemaker.send(new DescribeEndpointConfigCommand({ EndpointConfigName: "m" }))).toMatchObject({
    ProductionVariants: [{ ModelName: "m" }],
  });

  await api.sagemaker.send(new DeleteEndpointCommand({ EndpointName: "m" }));
  await api.sagemaker.send(new DeleteEndpointConfigCommand({ EndpointConfigName: "m" }));
  await api.sagemaker.send(new DeleteModelCommand({ ModelName: "m" }));
  await expect(invoke(api, "m", "1")).rejects.toMatchObject({
    name: "ValidationError",
    message: "Endpoint m of account 000000000000 not found.",
  });
  const Image = api.image;
  await expect(api.sagemaker.send(new DescribeModelCommand({ ModelName: "m" }))).rejects.toMatchObject({
    message: 'Could not find model "arn:aws:sagemaker:us-east-1:000000000000:model/m".',
  });
  const PrimaryContainer = { Image, ModelDataUrl: "s3://models/none.tar.gz" };
  await expect(
    api.sagemaker.send(new CreateModelCommand({ ModelName: "x", ExecutionRoleArn: RoleArn, PrimaryContainer })),
  ).rejects.toMatchObject({
    name: "ValidationException",
    message: "Could not find model data at s3://models/none.tar.gz.",
  });
  expect(api.faults).toEqual([]);
});

test("a request that the container refuses is a ModelError with its status and words", async () => {
  await using api = await withModel();
  await deploy(api, "m");
  await settled(api, "m");
  await expect(invoke(api, "m", "bad")).rejects.toMatchObject({
    name: "ModelError",
    $metadata: { httpStatusCode: 424 },
    OriginalStatusCode: 415,
    OriginalMessage: "cannot read it",
    message: expect.stringMatching(
      /^Received client error \(415\) from primary with message "cannot read it"\. See CloudWatch/,
    ),
  });
});

test("a container that ends is started again, and two instances take turns", async () => {
  await using api = await withModel();
  await create(api, "two", {}, 2);
  await deploy(api, "two");
  await settled(api, "two");
  const pids = async () => {
    const answers = await Promise.all(["a", "b", "c", "d"].map((body) => invoke(api, "two", body)));
    return new Set(answers.map(({ text }) => text.split("|")[0]));
  };
  const before = await pids();
  expect(before.size).toBe(2);
  await expect(invoke(api, "two", "exit")).rejects.toMatchObject({ name: "ModelError" });
  await expect
    .poll(pids, { timeout: 20_000 })
    .toSatisfy((now: Set<string>) => now.size === 2 && now.difference(before).size === 1);
});

test("an endpoint whose container does not come up has SageMaker's reason", async () => {
  await using api = await withModel();
  await create(api, "broken", { BROKEN: "1" });
  await deploy(api, "broken");
  expect(await settled(api, "broken")).toMatchObject({
    EndpointStatus: "Failed",
    FailureReason:
      "The primary container for production variant AllTraffic did not pass the ping health check. Please check CloudWatch logs for this endpoint.",
  });
});

test("an endpoint is in service again after a restart, in a container of its own", async () => {
  const stateFolder = await mkdtemp(join(tmpdir(), "byoa-up-"));
  let image: string;
  {
    await using api = await withModel({ stateFolder });
    image = api.image;
    await deploy(api, "m");
    await settled(api, "m");
  }
  // The folder that stands for the image went with the first one.
  await using again = await openApiFixture(SERVER, { stateFolder, image });
  expect((await settled(again, "m")).EndpointStatus).toBe("InService");
  expect((await invoke(again, "m", "x")).text).toMatch(/\|m1\|hello\|/);
  await rm(stateFolder, { recursive: true, force: true });
});
