import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { irisText, type Job, jobFolder as openJob } from "@byoa/algorithm-tests";
import { beforeAll, expect, test, vi } from "vitest";
import { openPureBackend } from "./backend/pure-backend.ts";
import { type ModelFacts, parseModel } from "./model/model-document.ts";
import { readModel } from "./model/model-files.ts";
import { predictRows } from "./model/predict-rows.ts";

// Each test starts processes: slow where many run at once.
vi.setConfig({ testTimeout: 60_000 });
beforeAll(openPureBackend);

const program = new URL("./main.ts", import.meta.url);
const jobFolder = (job: Omit<Parameters<typeof openJob>[0], "program">) => openJob({ ...job, program });
const { training, testing } = irisText;
const irisFiles = { "input/data/training/iris.csv": training, "input/data/testing/iris.csv": testing };
const both = { training: "File", testing: "File" } as const;
const quick = { epochs: "5", learning_rate: "0.01" };

const factsOf = (job: Job): ModelFacts =>
  parseModel(job.read("model/model.json") ?? "none", "model.json").userDefinedMetadata;
const weightsOf = (job: Job) => factsOf(job).weights.sha256;

test("a job on Iris ends well, with one line an epoch, its model and its results", async () => {
  using job = jobFolder({ channels: both, files: irisFiles, hyperparameters: quick });
  const { exitCode, log } = await job.train().ended;
  expect(exitCode).toBe(0);
  const lines = log.trimEnd().split("\n");
  expect(lines.slice(0, 3)).toEqual([
    "channels: training (File), testing (File)",
    "computing with TensorFlow.js 4.22.0 in JavaScript",
    "120 training rows, 4 features, 3 classes",
  ]);
  expect(lines.slice(3, 8)).toEqual(
    [1, 2, 3, 4, 5].map((epoch) =>
      expect.stringMatching(
        new RegExp(`^epoch=${epoch} loss=[\\d.]+ accuracy=[\\d.]+ val_loss=[\\d.]+ val_accuracy=[\\d.]+;$`),
      ),
    ),
  );
  expect(lines.slice(8)).toEqual(["best: epoch 5 of 5; its weights are the model", "training finished"]);
  expect(job.names("model")).toEqual(["model.json", expect.stringMatching(/^weights-[0-9a-f]{12}\.bin$/)]);
  expect(job.names("output/data")).toEqual(["confusion-matrix.json", "history.csv", "training-curve.svg"]);
  expect(job.read("output/data/history.csv")?.split("\n")).toHaveLength(7);
  expect(job.read("output/failure")).toBeUndefined();
  expect(factsOf(job)).toMatchObject({ featureCount: 4, classes: 3, training: { rows: 120, epoch: 5 } });
});

test("the same job gives the same model; Pipe mode, an epoch a FIFO, gives it too", async () => {
  using file = jobFolder({ channels: both, files: irisFiles, hyperparameters: quick });
  await file.train().ended;
  using again = jobFolder({ channels: both, files: irisFiles, hyperparameters: quick });
  await again.train().ended;
  expect(weightsOf(again)).toBe(weightsOf(file));

  using pipe = jobFolder({ channels: { training: "Pipe", testing: "Pipe" }, hyperparameters: quick });
  using _training = pipe.feedEpochs("training", training);
  using _testing = pipe.feedEpochs("testing", testing);
  expect((await pipe.train().ended).exitCode).toBe(0);
  expect(weightsOf(pipe)).toBe(weightsOf(file));
  expect(pipe.read("output/data/confusion-matrix.json")).toBe(file.read("output/data/confusion-matrix.json"));
});

test("early stopping in Pipe mode ends the job, and no writer is left in the middle of an epoch", async () => {
  using job = jobFolder({
    channels: { training: "Pipe", testing: "Pipe" },
    hyperparameters: { learning_rate: "1", patience: "2" },
  });
  using _training = job.feedEpochs("training", training);
  using _testing = job.feedEpochs("testing", testing);
  const { exitCode, log } = await job.train().ended;
  expect(exitCode).toBe(0);
  const [, best, epochs] = /best: epoch (\d+) of (\d+);/.exec(log) ?? [];
  expect(Number(epochs)).toBe(Number(best) + 2);
});

test("a stop in the middle keeps the best weights so far, and they serve", async () => {
  using job = jobFolder({
    channels: both,
    files: irisFiles,
    hyperparameters: { epochs: "100000", patience: "100000" },
  });
  const run = job.train();
  await vi.waitUntil(() => run.logged("epoch=5 "), { timeout: 30_000 });
  run.stop();
  const { exitCode, log } = await run.ended;
  expect(exitCode).toBe(0);
  expect(log).toContain("stopped; the model saved last stays");
  expect(job.names("output/data")).toEqual(["history.csv", "training-curve.svg"]);
  const [prediction] = predictRows(await readModel(join(job.base, "model")), [[5.1, 3.5, 1.4, 0.2]]);
  expect(prediction?.label).toBe(0);
});

test("a stop while the data are still coming leaves a network that has learnt the rows read so far", async () => {
  using job = jobFolder({ channels: { training: "Pipe" }, files: { "checkpoints/.keep": "" } });
  using _writer = job.feed("training", training, { closeAfterSeconds: 60 });
  const run = job.train();
  await vi.waitUntil(() => run.logged("computing with"), { timeout: 30_000 });
  await delay(1_000);
  run.stop();
  const { exitCode, log } = await run.ended;
  expect(exitCode).toBe(0);
  expect(log).toMatch(/learning for a moment from the first 1(19|20) rows/); // the last line may still go on
  expect(factsOf(job).training.rows).toBeGreaterThanOrEqual(119);
  expect(job.names("checkpoints")).toEqual([".keep"]); // the next run learns from all rows
});

test("an interrupted job goes on from its checkpoint, and ends with the model that it would have had", async () => {
  const longer = { ...quick, epochs: "8" };
  using whole = jobFolder({ channels: both, files: irisFiles, hyperparameters: longer });
  await whole.train().ended;

  using job = jobFolder({ channels: both, files: { ...irisFiles, "checkpoints/.keep": "" }, hyperparameters: quick });
  await job.train().ended;
  expect(job.names("checkpoints")).toEqual([".keep", "checkpoint-algo-1"]);
  using resumed = jobFolder({
    channels: both,
    files: {
      ...irisFiles,
      "checkpoints/checkpoint-algo-1": readFileSync(join(job.base, "checkpoints/checkpoint-algo-1"), "utf8"),
    },
    hyperparameters: longer,
  });
  const { log } = await resumed.train().ended;
  expect(log).toContain("going on after epoch 5, from a checkpoint\nepoch=6 ");
  expect(weightsOf(resumed)).toBe(weightsOf(whole));
  expect(resumed.read("output/data/history.csv")).toBe(whole.read("output/data/history.csv"));
});

test("a checkpoint that does not fit is left aside, and the log says why", async () => {
  using job = jobFolder({
    channels: both,
    files: { ...irisFiles, "checkpoints/checkpoint-algo-1": "half a chec" },
    hyperparameters: quick,
  });
  const { exitCode, log } = await job.train().ended;
  expect(exitCode).toBe(0);
  expect(log).toMatch(
    /the checkpoint in \S+checkpoint-algo-1 is left aside: it is no checkpoint of this algorithm; training starts anew\n/,
  );
});

test("without a testing channel the loss on the training rows decides", async () => {
  using job = jobFolder({ channels: { training: "File" }, files: irisFiles, hyperparameters: quick });
  const { exitCode, log } = await job.train().ended;
  expect(exitCode).toBe(0);
  expect(log).toContain("no testing channel");
  expect(log).toMatch(/^epoch=1 loss=[\d.]+ accuracy=[\d.]+;$/m);
  expect(JSON.parse(job.read("output/data/confusion-matrix.json") ?? "{}")).toMatchObject({ channel: "training" });
});

test.each([
  ["epochs", "0"],
  ["batch_size", "many"],
  ["learning_rate", "-1"],
  ["units", "0.5"],
  ["patience", "0"],
  ["optimizer", "newton"],
  ["loss", "mse"],
  ["classes", "1"],
  ["seed", "-1"],
  ["shuffle_rows", "0"],
])("a bad %s is refused by name", async (name, value) => {
  using job = jobFolder({ channels: both, files: irisFiles, hyperparameters: { [name]: value } });
  expect((await job.train().ended).exitCode).toBe(1);
  expect(job.read("output/failure")?.split("\n")[0]).toMatch(
    new RegExp(`^hyperparameter ${name} is "?${value}"?; it must be `),
  );
  expect(job.names("model")).toEqual([]);
});

test.each([
  [
    "no training channel",
    { testing: "File" } as const,
    {},
    'the required channel "training" is missing; the job has "testing"',
  ],
  ["an empty training channel", both, { "input/data/training/iris.csv": "\n" }, 'channel "training" has no rows'],
  [
    "another number of columns",
    both,
    { "input/data/training/iris.csv": `${training}0,1,2\n` },
    "iris.csv:121: has 3 columns, the rows before it have 5",
  ],
  [
    "a label beyond the classes",
    both,
    { "input/data/training/iris.csv": `3,1,2,3,4\n${training}` },
    'iris.csv:1: label "3" is none of the classes; labels are whole numbers from 0 to 2',
  ],
  [
    "an unknown label in the testing rows",
    both,
    { "input/data/testing/iris.csv": `rose,1,2,3,4\n` },
    'iris.csv:1: label "rose" is none of the classes',
  ],
  [
    "NaN",
    both,
    { "input/data/training/iris.csv": `${training}0,1,2,NaN,4\n` },
    'iris.csv:121: column 4 is "NaN", not a number',
  ],
  [
    "testing rows of another width",
    both,
    { "input/data/testing/iris.csv": "0,1,2,3\n" },
    'channel "testing" has 3 features a row, channel "training" has 4',
  ],
])("bad data (%s) are told in one line before anything is learnt", async (_what, channels, files, message) => {
  using job = jobFolder({ channels, files: { ...irisFiles, ...files } });
  const { exitCode, log } = await job.train().ended;
  expect(exitCode).toBe(1);
  expect(job.read("output/failure")?.split("\n")[0]).toContain(message);
  expect(log).not.toContain("epoch=");
  expect(job.names("model")).toEqual([]);
});
