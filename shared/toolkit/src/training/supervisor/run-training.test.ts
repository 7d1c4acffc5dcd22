import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { feed, jobFolder, makePipe, startJob } from "../fixtures/job-folder.ts";

// Each test starts processes: slow where many run at once.
vi.setConfig({ testTimeout: 60_000 });

const program = new URL("../fixtures/example-program.ts", import.meta.url);
const row = { "input/data/training/a.csv": "1,2\n" };

function jobThat(scenario: string, mode: "File" | "Pipe" = "File") {
  return jobFolder({ hyperparameters: { scenario }, channels: { training: mode }, files: mode === "File" ? row : {} });
}

test("a job that trains ends with 0, leaves its model and no failure file", async () => {
  using job = jobThat("succeed");
  expect(await startJob(program, job.base).ended).toMatchInlineSnapshot(`
    {
      "exitCode": 0,
      "output": "channels: training (File)
    rows=1;
    training finished
    ",
    }
  `);
  expect(job.read("model/model.txt")).toBe("good");
  expect(job.read("model/nested/labels.txt")).toBe("a\n");
  expect(existsSync(job.paths.failure)).toBe(false);
});

test("what a writer left half done goes, whether the job ends well or fails; whole files stay", async () => {
  const half = { "model/deep/.saving-a.txt": "half", "output/data/.saving-plot.svg": "half" };
  for (const [scenario, exitCode] of [
    ["succeed", 0],
    ["throw", 1],
  ] as const) {
    using job = jobFolder({
      hyperparameters: { scenario },
      channels: { training: "File" },
      files: { ...row, ...half, "output/data/whole.svg": "whole" },
    });
    expect(await startJob(program, job.base).ended).toMatchObject({ exitCode });
    for (const name of Object.keys(half)) expect(existsSync(join(job.base, name)), `${scenario}: ${name}`).toBe(false);
    expect(job.read("output/data/whole.svg")).toBe("whole");
  }
});

test.for([
  ["save nothing", /^the training ended without saving a model in .*\/model\n$/],
  ["fault", /^channel training has no rows\n$/],
  ["throw", /^TypeError: no such thing · as this\n\n {4}at .*example-program/],
  ["reject unhandled", /^nobody caught this\n\n {4}at /],
  ["throw later", /^thrown from a timer\n\n {4}at /],
  ["exit", /^the training called process.exit\(0\) before it had finished\n/],
] as const)("a job that fails (%s) ends with 1 and leaves its reason, cause first", async ([scenario, reason]) => {
  using job = jobThat(scenario);
  const { exitCode, output } = await startJob(program, job.base).ended;
  expect(exitCode).toBe(1);
  expect(job.read("output/failure")).toMatch(reason);
  expect(output).toContain("training failed: ");
});

test("a bad hyperparameter is told with its name, its value and what is allowed", async () => {
  using job = jobFolder({ hyperparameters: { epochs: "many" }, channels: { training: "File" }, files: row });
  expect(await startJob(program, job.base).ended).toMatchObject({ exitCode: 1 });
  expect(job.read("output/failure")).toBe('hyperparameter epochs is "many"; it must be a whole number of at least 1\n');
});

test("a missing channel is told with those that are there", async () => {
  using job = jobFolder({ channels: { train: "File", validation: "File" } });
  expect(await startJob(program, job.base).ended).toMatchObject({ exitCode: 1 });
  expect(job.read("output/failure")).toBe(
    'the required channel "training" is missing; the job has "train", "validation"\n',
  );
});

test.for([
  ["compute without a pause", "first"],
  ["compute and look", "saved on stop"],
] as const)("SIGTERM ends a job that computes (%s) with what it has saved", async ([scenario, model]) => {
  using job = jobThat(scenario);
  const run = startJob(program, job.base);
  await run.printed("computing");
  run.child.kill("SIGTERM");
  expect(await run.ended).toMatchObject({ exitCode: 0 });
  expect(job.read("model/model.txt")).toBe(model);
  expect(existsSync(job.paths.failure)).toBe(false);
});

test("SIGTERM ends a job that waits for a FIFO which never comes", async () => {
  using job = jobThat("wait without a model", "Pipe");
  const run = startJob(program, job.base);
  await run.printed("waiting");
  run.child.kill("SIGTERM");
  expect(await run.ended).toMatchObject({ exitCode: 1 });
  expect(job.read("output/failure")).toBe("the job was stopped before there was a model to save\n");
});

test("each epoch is read from its own FIFO, and the next is waited for", async () => {
  using job = jobFolder({ hyperparameters: { epochs: "2" }, channels: { training: "Pipe" } });
  const run = startJob(program, job.base);
  feed(makePipe(job.paths.pipe("training", 0)), "printf '1,2\\n1,3\\n'");
  await run.printed("rows=2;");
  feed(makePipe(job.paths.pipe("training", 1)), "printf '1,2\\n'");
  await run.printed("rows=1;");
  expect(await run.ended).toMatchObject({ exitCode: 0 });
});

test("a job may leave a FIFO early: it ends, and so does the writer", async () => {
  using job = jobThat("one chunk", "Pipe");
  const run = startJob(program, job.base);
  const writer = feed(makePipe(job.paths.pipe("training", 0)), "yes 1,2");
  expect(await run.ended).toMatchObject({ exitCode: 0 });
  await writer.ended;
});

test("a job ends though it still reads a FIFO whose writer neither writes nor closes", async () => {
  using job = jobThat("leave a pipe open", "Pipe");
  const run = startJob(program, job.base);
  using _writer = feed(makePipe(job.paths.pipe("training", 0)), "exec sleep 60");
  expect(await run.ended).toMatchObject({ exitCode: 0 });
});

test("what is written to the console comes line by line, with control characters escaped", async () => {
  using job = jobThat("console");
  const { output } = await startJob(program, job.base).ended;
  expect(output).toBe("channels: training (File)\na#011tab and\nanother line 1\ntraining finished\n");
});
