import { execFileSync } from "node:child_process";
import { expect, test, vi } from "vitest";
import { checkpointFiles } from "./checkpoints/checkpoint-files.ts";
import { channel, first, recorderJobs, said } from "./recorder-jobs.fixture.ts";

const { run, runBare, start } = recorderJobs();

test("a stop is SIGTERM, and the job is stopped whatever its exit code", async () => {
  await using job = await start({ environment: { RECORDER_STAY: "1" } });
  await said(job, "recorded");
  expect(await job.look?.()).toMatchObject({
    cpuMs: expect.any(Number),
    modelFingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  await job.stop();
  const observation = await job.finished;
  expect(observation.description).toMatchObject({ status: "Stopped", secondaryStatus: "Stopped" });
  const host = first(observation.hosts);
  expect(host.log.map(({ text }) => text)).toContain("SIGTERM");
  expect(host).toMatchObject({
    exit: { code: 0 },
    stop: { because: "stop-requested", killed: false, graceMs: 120_000 },
  });
  expect(observation.artifacts.model?.members).toBe(1);
});

test("a container that does not mind SIGTERM is killed when its grace is over", async () => {
  await using job = await start({ environment: { RECORDER_STAY: "1", RECORDER_SIGTERM: "ignore" }, stopGraceMs: 300 });
  await said(job, "recorded");
  await job.stop("experiment-limit");
  const host = first((await job.finished).hosts);
  expect(host).toMatchObject({
    exit: { code: 137 },
    stop: { because: "experiment-limit", killed: true, graceMs: 300 },
  });
  expect((host.stop?.endedAtMs ?? 0) - (host.stop?.signalledAtMs ?? 0)).toBeGreaterThanOrEqual(290);
});

test("the maximum run time stops a job", async () => {
  const { observation } = await run({ environment: { RECORDER_STAY: "1" }, maxRunTimeMs: 700 });
  expect(observation.description).toMatchObject({ status: "Stopped", secondaryStatus: "MaxRuntimeExceeded" });
  expect(first(observation.hosts).stop).toMatchObject({ because: "max-run-time", killed: false });
});

test("a memory limit that killed is named", async () => {
  const script = "const all = []; for (;;) all.push(Buffer.alloc(1 << 24, 1));";
  const { observation } = await runBare({
    containerEntrypoint: ["node", "-e", script],
    limits: { memoryBytes: 96 << 20 },
  });
  expect(first(observation.hosts).exit).toMatchObject({ code: 137, outOfMemory: true });
});

test("an entry point that is not there is 127, and the description says so", async () => {
  const { observation } = await runBare({ containerEntrypoint: ["no-such-program"] });
  expect(first(observation.hosts).exit.code).toBe(127);
  expect(observation.description.failureReason).toMatch(
    /^AlgorithmError: .*executable file not found.*, exit code: 127$/,
  );
});

test("data that is not there is one clear error, and nothing stays behind", async () => {
  const missing = { path: "iris.csv", content: { file: "/no/such/file" } };
  await expect(start({ channels: [channel("training", { files: [missing] })] })).rejects.toMatchObject({
    code: "input-not-readable",
    message: expect.stringContaining("/no/such/file"),
  });
});

test("a job that is started anew finds what the interrupted one had written", async () => {
  const write = "echo one > /opt/ml/checkpoints/epoch-1; sleep 60";
  await using job = await start({ checkpoints: [], stopGraceMs: 100, containerEntrypoint: ["sh", "-c", write] });
  await vi.waitFor(() => expect(job.checkpointsSeen.map(({ path }) => path)).toEqual(["epoch-1"]), {
    timeout: 20_000,
    interval: 5,
  });
  await job.stop();
  const { artifacts, hosts } = await job.finished;
  expect(artifacts.checkpoints?.files).toBe(1);
  expect(first(hosts).checkpointsSeen?.map(({ path }) => path)).toEqual(["epoch-1"]);

  const checkpoints = await checkpointFiles(artifacts.checkpoints?.folder ?? "");
  const { observation } = await runBare({ checkpoints, containerEntrypoint: ["cat", "/opt/ml/checkpoints/epoch-1"] });
  expect(first(observation.hosts).log.map(({ text }) => text)).toEqual(["one"]);
  expect(first(observation.hosts).checkpointsSeen).toEqual([]);
});

test("a job that is dropped leaves no container", async () => {
  const job = await start({ environment: { RECORDER_STAY: "1" } });
  await said(job, "recorded");
  await job[Symbol.asyncDispose]();
  await expect(job.finished).rejects.toMatchObject({ code: "interrupted" });
  const left = execFileSync("docker", ["ps", "-aq", "--filter", `label=byoa.process`, "--filter", `name=${job.name}`], {
    encoding: "utf8",
  });
  expect(left).toBe("");
});
