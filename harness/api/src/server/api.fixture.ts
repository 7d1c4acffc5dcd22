import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { S3Client } from "@aws-sdk/client-s3";
import {
  DescribeTrainingJobCommand,
  type DescribeTrainingJobResponse,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { STSClient } from "@aws-sdk/client-sts";
import { openLocalPlatform } from "@byoa/platform";
import { openApi } from "./open-api.ts";
import type { RequestRecord } from "./request-record.ts";

/** The API on programs of this machine, without containers, and the official clients as people make them: nothing but an endpoint. */
export interface ApiFixture extends AsyncDisposable {
  readonly url: string;
  readonly stateFolder: string;
  /** What a job's `TrainingImage` names. */
  readonly image: string;
  readonly requests: readonly RequestRecord[];
  readonly faults: readonly unknown[];
  readonly sagemaker: SageMakerClient;
  readonly runtime: SageMakerRuntimeClient;
  readonly s3: S3Client;
  readonly logs: CloudWatchLogsClient;
  readonly sts: STSClient;
}

/** @param program the text of a Node program; `process.argv.at(-1)` is `train` or `serve` */
export async function openApiFixture(
  program: string,
  given: { readonly stateFolder?: string; readonly image?: string } = {},
): Promise<ApiFixture> {
  const image = given.image ?? (await mkdtemp(join(tmpdir(), "byoa-image-")));
  await mkdir(image, { recursive: true });
  const stateFolder = given.stateFolder ?? (await mkdtemp(join(tmpdir(), "byoa-up-")));
  const requests: RequestRecord[] = [];
  const faults: unknown[] = [];
  const api = await openApi({
    platform: await openLocalPlatform({ engine: "process", command: ["node", "-e", program, "--"] }),
    stateFolder,
    port: 0,
    onRequest: (record) => requests.push(record),
    onFault: (error) => faults.push(error),
  });
  const client = {
    endpoint: api.url,
    region: "us-east-1",
    credentials: { accessKeyId: "any", secretAccessKey: "any" },
  };
  return {
    url: api.url,
    stateFolder,
    image,
    requests,
    faults,
    sagemaker: new SageMakerClient(client),
    runtime: new SageMakerRuntimeClient(client),
    s3: new S3Client(client),
    logs: new CloudWatchLogsClient(client),
    sts: new STSClient(client),
    async [Symbol.asyncDispose]() {
      await api[Symbol.asyncDispose]();
      await rm(image, { recursive: true, force: true });
      if (given.stateFolder === undefined) await rm(stateFolder, { recursive: true, force: true });
    },
  };
}

/** As the SDK's own waiter, but it looks more often than every two minutes. */
export async function untilEnded(sagemaker: SageMakerClient, name: string): Promise<DescribeTrainingJobResponse> {
  for (;;) {
    const job = await sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
    if (["Completed", "Failed", "Stopped"].includes(job.TrainingJobStatus ?? "")) return job;
    await sleep(50);
  }
}
