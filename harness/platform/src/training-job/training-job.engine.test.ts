import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { TrainingObservation } from "../observation/training-observation.ts";
import { RECORDER_IMAGE } from "../recorder.fixture.ts";
import { channel, first, recorderJobs } from "./recorder-jobs.fixture.ts";

const jobs = recorderJobs();
const { run, runBare } = jobs;

test("a container gets what contract part B says, byte for byte, and nothing else", async () => {
  const { observation, records } = await run({
    jobName: "conformance-0001",
    hyperparameters: { criterion: "gini", "learning-rate": "0.1", max_leaf_nodes: "5" },
    environment: { LOG_LEVEL: "debug" },
    channels: [channel("training"), channel("testing")],
  });
  const record = first(records);
  expect(record.argv).toEqual(["train"]);
  expect({ pid: record.pid, uid: record.uid, cwd: record.cwd }).toEqual({ pid: 1, uid: 0, cwd: "/opt/recorder" });
  expect(record.stdin).toEqual({ terminal: false, isNull: true });
  expect(record.terminals).toEqual([false, false]);
  expect(record.interfaces).toEqual(["lo"]);
  // Docker's default set, nothing added.
  expect(record.capabilities).toBe("00000000a80425fb");
  expect(record.hosts).toMatch(/^127\.0\.0\.1\s+algo-1$/m);

  const image = await jobs.engine.image(RECORDER_IMAGE);
  const { HOSTNAME, ...environment } = record.environment;
  expect(HOSTNAME).toMatch(/^ip-10-0-\d+-\d+$/);
  expect(environment).toEqual({
    ...image.environment,
    HOME: "/root",
    LOG_LEVEL: "debug",
    TRAINING_JOB_NAME: "conformance-0001",
    TRAINING_JOB_ARN: "arn:aws:sagemaker:eu-west-1:123456789012:training-job/conformance-0001",
    AWS_REGION: "eu-west-1",
    AWS_EXECUTION_ENV: "AWS_ECS_EC2",
    SAGEMAKER_METRICS_DIRECTORY: "/opt/ml/output/metrics/sagemaker",
    NVIDIA_VISIBLE_DEVICES: "void",
  });

  const listing = Object.entries(record.files).map(([path, { mode, owner }]) => `${mode} ${owner} ${path}`);
  expect(listing).toMatchInlineSnapshot(`
    [
      "755 0:0 input/",
      "755 0:0 input/config/",
      "644 0:0 input/config/hyperparameters.json",
      "644 0:0 input/config/inputdataconfig.json",
      "644 0:0 input/config/resourceconfig.json",
      "755 0:0 input/data/",
      "755 0:0 input/data/testing/",
      "644 0:0 input/data/testing/iris.csv",
      "644 0:0 input/data/testing-manifest",
      "755 0:0 input/data/training/",
      "644 0:0 input/data/training/iris.csv",
      "644 0:0 input/data/training-manifest",
      "755 0:0 model/",
      "755 0:0 output/",
      "755 0:0 output/data/",
      "755 0:0 output/metrics/",
      "755 0:0 output/metrics/sagemaker/",
    ]
  `);
  const config = (name: string) => record.files[`input/config/${name}`]?.text;
  expect(config("hyperparameters.json")).toBe('{"criterion":"gini","learning-rate":"0.1","max_leaf_nodes":"5"}');
  expect(config("inputdataconfig.json")).toBe(
    '{"training":{"ContentType":"text/csv","TrainingInputMode":"File","S3DistributionType":"FullyReplicated","RecordWrapperType":"None"},"testing":{"ContentType":"text/csv","TrainingInputMode":"File","S3DistributionType":"FullyReplicated","RecordWrapperType":"None"}}',
  );
  expect(config("resourceconfig.json")).toBe(
    '{"current_host":"algo-1","current_instance_type":"ml.m5.xlarge","current_group_name":"homogeneousCluster","hosts":["algo-1"],"instance_groups":[{"instance_group_name":"homogeneousCluster","instance_type":"ml.m5.xlarge","hosts":["algo-1"]}],"network_interface_name":"eth0"}',
  );
  const host = first(observation.hosts);
  expect(host.inputAfter).toEqual(host.inputBefore);
  expect(host.exit.code).toBe(0);
  expect(host.log.map(({ stream, text }) => `${stream}: ${text}`).sort()).toEqual([
    "stderr: on standard error",
    "stdout: recorded",
  ]);
  expect(observation.description).toMatchObject({ status: "Completed", secondaryStatus: "Completed" });
  expect(observation.description.transitions.map(({ status }) => status)).toEqual([
    "Starting",
    "Downloading",
    "Training",
    "Uploading",
    "Completed",
  ]);
});

test("a FastFile channel is a read-only mount; the rest of the input can be written", async () => {
  const { observation, records } = await run({
    channels: [channel("training", { inputMode: "FastFile" }), channel("testing")],
    environment: { RECORDER_WRITE_TO: "/opt/ml/input/data/training,/opt/ml/input/data/testing" },
  });
  expect(first(records).writes).toEqual({
    "/opt/ml/input/data/training": "EROFS",
    "/opt/ml/input/data/testing": "written",
  });
  const added = first(observation.hosts).inputAfter.filter(({ path }) => path.endsWith(".recorder"));
  expect(added.map(({ path }) => path)).toEqual(["data/testing/.recorder"]);
});

test("a read-only input is read-only as a whole", async () => {
  const { records } = await run({
    channels: [channel("training")],
    configuration: { readOnlyInput: true },
    environment: { RECORDER_WRITE_TO: "/opt/ml/input,/opt/ml/input/data/training,/opt/ml/output" },
  });
  expect(Object.values(first(records).writes)).toEqual(["EROFS", "EROFS", "written"]);
});

test("Pipe mode gives one FIFO after the other, each channel for itself, beside a File channel", async () => {
  const { observation, records } = await run({
    channels: [
      channel("training", {
        inputMode: "Pipe",
        recordWrapper: "RecordIO",
        files: [{ path: "a", content: Buffer.from("abc") }],
      }),
      channel("slow", { inputMode: "Pipe", pipe: { firstEpochDelayMs: 100 } }),
      channel("unread", { inputMode: "Pipe" }),
      channel("testing"),
    ],
    environment: {
      RECORDER_READ: ["training_0", "training_1", "slow_0"].map((name) => `/opt/ml/input/data/${name}`).join(),
      RECORDER_WRITE_TO: "/opt/ml/input/data,/opt/ml/input/data/testing",
    },
  });
  const record = first(records);
  const recordIo = Buffer.from("0a23d7ce0300000061626300", "hex").toString("latin1");
  expect(record.pipes).toEqual({
    "/opt/ml/input/data/training_0": recordIo,
    "/opt/ml/input/data/training_1": recordIo,
    "/opt/ml/input/data/slow_0": "slow 1,2\n",
  });
  expect(record.writes).toEqual({ "/opt/ml/input/data": "EROFS", "/opt/ml/input/data/testing": "written" });
  // Whether the late one is there when the recorder looks depends on the machine.
  const data = Object.keys(record.files).filter((path) => path.startsWith("input/data/") && !path.includes("slow"));
  expect(data).toMatchInlineSnapshot(`
    [
      "input/data/",
      "input/data/testing/",
      "input/data/testing/iris.csv",
      "input/data/testing-manifest",
      "input/data/training_0|",
      "input/data/unread_0|",
    ]
  `);
  const pipes = first(observation.hosts).pipes.map(
    (pipe) => `${pipe.channel}_${pipe.epoch} ${pipe.ending} ${pipe.bytesTaken}`,
  );
  expect(pipes).toMatchInlineSnapshot(`
    [
      "training_0 drained 12",
      "training_1 drained 12",
      "training_2 unopened 0",
      "slow_0 drained 9",
      "slow_1 unopened 0",
      "unread_0 unopened 0",
    ]
  `);
});

test("a FIFO that is opened twice is seen", async () => {
  const { observation } = await run({
    channels: [channel("training", { inputMode: "Pipe" })],
    environment: { RECORDER_READ: "/opt/ml/input/data/training_0,/opt/ml/input/data/training_0" },
  });
  expect(first(first(observation.hosts).pipes)).toMatchObject({ epoch: 0, ending: "drained", openedAgain: true });
});

test("two hosts differ in nothing but their name, and their models become one archive", async () => {
  const { observation, records } = await run({ hosts: ["algo-1", "algo-2"], channels: [channel("training")] });
  const [one, two] = records.map((record) => record.files["input/config/resourceconfig.json"]?.text);
  expect(one).toBe(
    '{"current_host":"algo-1","current_instance_type":"ml.m5.xlarge","current_group_name":"homogeneousCluster","hosts":["algo-1","algo-2"],"instance_groups":[{"instance_group_name":"homogeneousCluster","instance_type":"ml.m5.xlarge","hosts":["algo-2","algo-1"]}],"network_interface_name":"eth0"}',
  );
  expect(two).toBe(one?.replace('"current_host":"algo-1"', '"current_host":"algo-2"'));
  expect(records[1]?.hosts).toMatch(/^10\.0\.\d+\.3\s+algo-2$/m);
  expect(observation.artifacts.model?.members).toBe(1);
});

test("a failure shows its reason; results become archives with their members at the root", async () => {
  const { observation } = await run({
    environment: { RECORDER_EXIT: "255", RECORDER_FAILURE: "depth must be positive", RECORDER_OUTPUT: "x" },
  });
  expect(observation.description).toMatchObject({
    status: "Failed",
    failureReason: "AlgorithmError: depth must be positive, exit code: 255",
  });
  expect(first(observation.hosts).failure).toMatchObject({
    type: "file",
    isText: true,
    text: "depth must be positive",
  });
  expect(members(observation, "output")).toEqual(["result.txt"]);
  expect(members(observation, "model")).toEqual(["record.json"]);
});

function members(observation: TrainingObservation, which: "model" | "output"): string[] {
  const file = observation.artifacts[which]?.file ?? "";
  return execFileSync("tar", ["tzf", file], { encoding: "utf8" }).trim().split("\n");
}

test("checkpoints lie in their folder before the start and are kept after the end", async () => {
  const { observation, records } = await run({ checkpoints: [{ path: "epoch-3.json", content: Buffer.from("{}") }] });
  expect(first(records).files["checkpoints/epoch-3.json"]?.text).toBe("{}");
  expect(first(records).files["input/config/checkpointconfig.json"]?.text).toBe('{"LocalPath":"/opt/ml/checkpoints"}');
  expect(first(observation.hosts).checkpoints?.map(({ path }) => path)).toEqual(["epoch-3.json"]);
});

test("a file of many megabytes goes through on its way to the container", async () => {
  const { observation } = await runBare({
    channels: [channel("training", { files: [{ path: "node", content: { file: process.execPath } }] })],
    containerEntrypoint: ["sha256sum", "/opt/ml/input/data/training/node"],
  });
  const host = first(observation.hosts);
  expect(host.inputAfter).toEqual(host.inputBefore);
  const before = host.inputBefore.find(({ path }) => path === "data/training/node");
  expect(first(host.log).text).toBe(`${before?.sha256}  /opt/ml/input/data/training/node`);
});

test("archives are what tar and gzip say they are", async () => {
  const { observation } = await run();
  const bytes = gunzipSync(await readFile(observation.artifacts.model?.file ?? ""));
  expect(bytes.subarray(257, 262).toString()).toBe("ustar");
});
