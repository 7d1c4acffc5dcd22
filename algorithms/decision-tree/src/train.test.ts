import { setTimeout as delay } from "node:timers/promises";
import { irisText, type Job, jobFolder as openJob } from "@byoa/algorithm-tests";
import { expect, test, vi } from "vitest";
import { parseModel } from "./model-document.ts";

// Each test starts processes: slow where many run at once.
vi.setConfig({ testTimeout: 60_000 });

const { training, testing } = irisText;
const irisFiles = { "input/data/training/iris.csv": training, "input/data/testing/iris.csv": testing };
const program = new URL("./main.ts", import.meta.url);
const both = { training: "File", testing: "File" } as const;

const jobFolder = (job: Omit<Parameters<typeof openJob>[0], "program">) => openJob({ ...job, program });
const modelOf = (job: Job) => parseModel(job.read("model/model.json") ?? "no model");

test("a job on Iris ends well, with model, metrics and results", async () => {
  using job = jobFolder({ channels: both, files: irisFiles });
  const { exitCode, log } = await job.train().ended;
  expect(exitCode).toBe(0);
  // Both channels are read at the same time: whose data come first is left to chance.
  expect(log.replace(/^channel .* are coming\n/gm, "")).toMatchInlineSnapshot(`
    "channels: training (File), testing (File)
    120 training rows, 4 features, labels 0, 1, 2
    depth 0: 1 leaves
    depth 1: 2 leaves
    depth 2: 3 leaves
    depth 3: 5 leaves
    depth 4: 8 leaves
    depth 5: 9 leaves, fully grown
    training:accuracy=1;
    tree:depth=5;
    tree:leaves=9;
    testing:accuracy=0.9333333333333333;
    training finished
    "
  `);
  expect(modelOf(job).training).toEqual({ rows: 120, depth: 5, leaves: 9, finished: true });
  expect(job.read("output/data/confusion-matrix.json")).toMatchInlineSnapshot(`
    "{
      "channel": "testing",
      "accuracy": 0.9333333333333333,
      "columns": "predicted label",
      "rows": "actual label",
      "labels": [0,1,2],
      "counts": [
        [10,0,0],
        [0,10,0],
        [0,2,8]
      ]
    }
    "
  `);
  expect(job.read("output/data/tree.txt")).toContain("feature 2 <  2.35");
  expect(job.read("output/data/tree.svg")).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
  expect(job.read("output/failure")).toBeUndefined();
});

test("Pipe mode gives the same model as File mode, whichever channel is fed first", async () => {
  using file = jobFolder({ channels: both, files: irisFiles });
  await file.train().ended;
  for (const late of ["training", "testing"]) {
    using job = jobFolder({ channels: { training: "Pipe", testing: "Pipe" } });
    using _first = job.feed("training", training, { delaySeconds: late === "training" ? 0.3 : 0 });
    using _second = job.feed("testing", testing, { delaySeconds: late === "testing" ? 0.3 : 0 });
    expect(await job.train().ended).toMatchObject({ exitCode: 0 });
    expect(job.read("model/model.json")).toBe(file.read("model/model.json"));
  }
});

test("without a testing channel the accuracy is that on training", async () => {
  using job = jobFolder({ channels: { training: "File" }, files: { "input/data/training/iris.csv": training } });
  const { exitCode, log } = await job.train().ended;
  expect(exitCode).toBe(0);
  expect(log).toContain("no testing channel: the accuracy is that on the training rows only");
  expect(log).toContain("training:accuracy=1;");
  expect(log).not.toContain("testing:accuracy");
  expect(job.read("output/data/confusion-matrix.json")).toContain('"channel": "training"');
});

test("labels may be words", async () => {
  const text = training.replace(/^0/gm, "setosa").replace(/^1/gm, "versicolor").replace(/^2/gm, "virginica");
  using job = jobFolder({ channels: { training: "File" }, files: { "input/data/training/iris.csv": text } });
  expect(await job.train().ended).toMatchObject({ exitCode: 0 });
  expect(modelOf(job).labels).toEqual(["setosa", "versicolor", "virginica"]);
});

test("hyperparameters, plain or JSON-quoted, shape the tree and stand in the model", async () => {
  const hyperparameters = {
    criterion: '"gini"',
    max_depth: "2",
    min_samples_split: "10",
    min_impurity_decrease: "0.01",
  };
  using job = jobFolder({ channels: both, files: irisFiles, hyperparameters });
  expect(await job.train().ended).toMatchObject({ exitCode: 0 });
  const model = modelOf(job);
  expect(model.training.depth).toBe(2);
  expect(model.hyperparameters).toEqual({
    criterion: "gini",
    max_depth: 2,
    min_samples_split: 10,
    min_impurity_decrease: 0.01,
  });
});

test.for([
  ["criterion", "entropy"],
  ["max_depth", "0"],
  ["min_samples_split", "1"],
  ["min_impurity_decrease", "-1"],
] as const)("a bad %s is refused by name", async ([name, value]) => {
  using job = jobFolder({ channels: both, files: irisFiles, hyperparameters: { [name]: value } });
  expect(await job.train().ended).toMatchObject({ exitCode: 1 });
  expect(job.read("output/failure")).toMatch(new RegExp(`^hyperparameter ${name} is "${value}"; it must be [^\n]+\n$`));
  expect(job.read("model/model.json")).toBeUndefined();
});

test.for([
  ["no rows", "", /^channel "training" has no rows: nothing to read in .*\/input\/data\/training\n$/],
  ["a header", "species,width\nsetosa,1\n", /iris\.csv:1: column 2 is "width", not a number \(the data have no header/],
  ["a word among numbers", "0,1,2\n1,3,abc\n", /iris\.csv:2: column 3 is "abc", not a number\n$/],
  ["a column too few", "0,1,2\n1,3\n", /iris\.csv:2: has 2 columns, the rows before it have 3\n$/],
  ["an empty label", "0,1\n,2\n", /iris\.csv:2: has no label in its first column\n$/],
  ["labels only", "0\n1\n", /iris\.csv:1: has one column; a row is the label, then at least one number\n$/],
] as const)("bad data (%s) are told with file and line", async ([, text, reason]) => {
  using job = jobFolder({ channels: { training: "File" }, files: { "input/data/training/iris.csv": text } });
  expect(await job.train().ended).toMatchObject({ exitCode: 1 });
  expect(job.read("output/failure")).toMatch(reason);
});

test("testing rows that are not like the training rows are told", async () => {
  const files = { "input/data/training/a.csv": "0,1,2\n1,3,4\n", "input/data/testing/a.csv": "0,1\n" };
  using job = jobFolder({ channels: both, files });
  expect(await job.train().ended).toMatchObject({ exitCode: 1 });
  expect(job.read("output/failure")).toBe('channel "testing" has 1 features a row, channel "training" has 2\n');
});

test("a stop while the data are still coming leaves a tree of the rows read so far", async () => {
  using job = jobFolder({ channels: { training: "Pipe" } });
  using _writer = job.feed("training", training, { closeAfterSeconds: 60 });
  const run = job.train();
  while (!run.logged("channel training: the data are coming")) await delay(5);
  run.stop();
  expect(await run.ended).toMatchObject({ exitCode: 0 });
  const { rows } = modelOf(job).training;
  expect({ some: rows > 0, notMore: rows <= 120 }).toEqual({ some: true, notMore: true });
  expect(job.read("output/failure")).toBeUndefined();
});

test("a stop while the tree grows leaves the last whole level", async () => {
  const rows = Array.from(
    { length: 1000 },
    (_, row) => `${(row * 7919) % 3},${(row * 31) % 1009},${(row * 17) % 997}\n`,
  );
  using job = jobFolder({ channels: { training: "File" }, files: { "input/data/training/a.csv": rows.join("") } });
  const run = job.train();
  while (!run.logged("depth 0")) await delay(5);
  run.stop();
  const { exitCode, log } = await run.ended;
  expect({ exitCode, stopped: log.includes("stopped; the model saved last stays") }).toEqual({
    exitCode: 0,
    stopped: true,
  });
  expect(modelOf(job).training.finished).toBe(false);
});
