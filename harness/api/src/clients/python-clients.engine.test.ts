import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openLocalPlatform } from "@byoa/platform";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, openApi } from "../server/open-api.ts";
import { awsCli, pythonClients, runPython } from "./python-clients.fixture.ts";

/** The official Python clients, unmodified, on our image in containers. */
const repository = fileURLToPath(new URL("../../../..", import.meta.url));
const faults: unknown[] = [];
let api: Api;
let clients: string | undefined;
let folder: string;

const NO_PIP = "python3 with pip is not here";

beforeAll(async () => {
  [clients, folder] = await Promise.all([pythonClients(), mkdtemp(join(tmpdir(), "byoa-clients-"))]);
  api = await openApi({
    platform: await openLocalPlatform(),
    stateFolder: join(folder, "state"),
    port: 0,
    onRequest: () => {},
    onFault: (error) => faults.push(error),
  });
});

afterAll(async () => {
  await api?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
  expect(faults).toEqual([]);
});

test("boto3: the program of docs/up.md trains the decision tree, brings its log and its model, deploys it and asks it", async ({
  task,
}) => {
  if (clients === undefined) {
    task.meta.notRunHere = NO_PIP;
    return;
  }
  const page = await readFile(join(repository, "docs/up.md"), "utf8");
  const program = /```python\n([\s\S]*?)```/.exec(page)?.[1] ?? expect.fail("docs/up.md has no program");
  await writeFile(join(folder, "program.py"), program.replaceAll("datasets/iris", join(repository, "datasets/iris")));
  const { stdout, stderr } = await runPython(clients, api.url, ["program.py"], folder);
  expect(stderr).toBe("");
  const [summary, ...lines] = stdout.trim().split("\n");
  expect(summary).toBe("Completed accuracy s3://data/models/my-first-job/output/model.tar.gz");
  expect(lines).toContainEqual(expect.stringContaining("testing:accuracy="));
  expect(lines.at(-1)).toBe("0");
  expect((await stat(join(folder, "model.tar.gz"))).size).toBeGreaterThan(100);
});

test("the AWS CLI: a folder is copied, a job fails with its reason, and errors have their names", async ({ task }) => {
  if (clients === undefined) {
    task.meta.notRunHere = NO_PIP;
    return;
  }
  const aws = awsCli(clients, api.url, folder);
  expect(await aws(["sts", "get-caller-identity"])).toMatchObject({ Account: "000000000000" });
  await aws(["s3", "mb", "s3://cli"]);
  // Above 8 MB the CLI uploads in parts.
  await writeFile(join(folder, "large.bin"), Buffer.alloc(9 * 1024 * 1024, 1));
  await aws(["s3", "cp", "large.bin", "s3://cli/large.bin"]);
  await aws(["s3", "cp", "--recursive", join(repository, "datasets/iris/training"), "s3://cli/iris"]);
  await aws(["s3", "cp", "s3://cli/large.bin", "back.bin"]);
  expect(await readFile(join(folder, "back.bin"))).toEqual(await readFile(join(folder, "large.bin")));
  const source = { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://cli/iris" } };
  await aws([
    ...[
      "sagemaker",
      "create-training-job",
      "--training-job-name",
      "fails",
      "--role-arn",
      "arn:aws:iam::000000000000:role/any",
    ],
    ...["--algorithm-specification", "TrainingImage=byoa/decision-tree,TrainingInputMode=File"],
    ...["--hyper-parameters", "max_depth=many"],
    ...["--input-data-config", JSON.stringify([{ ChannelName: "training", DataSource: source }])],
    ...["--output-data-config", "S3OutputPath=s3://cli/out", "--stopping-condition", "MaxRuntimeInSeconds=100"],
    ...["--resource-config", "InstanceType=ml.m5.large,InstanceCount=1,VolumeSizeInGB=1"],
  ]);
  const failed = expect.objectContaining({
    TrainingJobStatus: "Failed",
    FailureReason: expect.stringMatching(/^AlgorithmError: .*max_depth.*exit code: \d+$/s),
  });
  await expect
    .poll(() => aws(["sagemaker", "describe-training-job", "--training-job-name", "fails"]), { timeout: 60_000 })
    .toEqual(failed);
  expect(await aws(["sagemaker", "list-training-jobs", "--status-equals", "Failed"])).toMatchObject({
    TrainingJobSummaries: [{ TrainingJobName: "fails" }],
  });
  await expect(aws(["sagemaker", "describe-training-job", "--training-job-name", "no-job"])).rejects.toThrow(
    "An error occurred (ValidationException) when calling the DescribeTrainingJob operation: Requested resource not found.",
  );
  await expect(aws(["sagemaker", "list-domains"])).rejects.toThrow(
    "An error occurred (UnknownOperationException) when calling the ListDomains operation: The requested operation is not supported in the called region.",
  );
});
