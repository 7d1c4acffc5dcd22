import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { decorated } from "../decorated.ts";
import type { Engine, Host } from "../engine/engine.ts";
import { openProcessEngine } from "../engine/process/open-process-engine.ts";
import { type ProgramFolder, programFolder } from "../engine/process/program.fixture.ts";
import { PlatformError } from "../platform-error.ts";
import { startTrainingJob } from "./start-training-job.ts";
import type { TrainingRequest } from "./training-request.ts";

/** Each word of the hyperparameter `does` is a step: what a test needs of a program. */
const PROGRAM = `
cd "$SAGEMAKER_BASE_DIR"
trap 'echo stopped; echo saved > model/m; exit 0' TERM
case $(cat input/config/hyperparameters.json) in
  *wait*) echo waiting; while :; do sleep 0.05; done ;;
  *fail*) exit 3 ;;
esac
echo m > model/m
`;

let program: ProgramFolder;
let output: string;
let real: Engine;
const unhandled: unknown[] = [];
const note = (error: unknown) => void unhandled.push(error);
beforeEach(async () => {
  program = await programFolder(PROGRAM);
  output = await mkdtemp(join(tmpdir(), "byoa-job-test-"));
  real = await openProcessEngine({ command: program.command });
  process.on("unhandledRejection", note);
});
afterEach(async () => {
  await real[Symbol.asyncDispose]();
  await rm(output, { recursive: true, force: true });
  await program[Symbol.asyncDispose]();
  process.off("unhandledRejection", note);
  expect(unhandled.splice(0)).toEqual([]);
  expect((await readdir(tmpdir())).filter((name) => name.startsWith(`byoa-process-${process.pid}-`))).toEqual([]);
});

/** The real engine, whose hosts differ in what a test says. */
function engineWith(own: (host: Host) => Partial<Host>): Engine {
  return decorated(real, {
    prepare: async (specification) => {
      const host = await real.prepare(specification);
      return decorated(host, own(host));
    },
  });
}

let jobs = 0;
function start(does: string, more: Partial<TrainingRequest> = {}, engine: Engine = real) {
  const request = { jobName: `job-${++jobs}`, image: program.path, output, hyperparameters: { does }, channels: [] };
  return startTrainingJob(engine, { ...request, ...more });
}

const fault = () => new PlatformError("engine-failed", "the engine has a fault");
const rejects = () => Promise.reject(fault());

test("a stop before the end, twice, is one stop; after the end it changes nothing of the record", async () => {
  await using job = await start("wait");
  await vi.waitFor(() => expect(job.log).toHaveLength(1), { timeout: 10_000, interval: 10 });
  await Promise.all([job.stop(), job.stop()]);
  const record = await job.finished;
  expect(record.description).toMatchObject({ status: "Stopped", secondaryStatus: "Stopped" });
  const states = ["Starting", "Downloading", "Training", "Stopping", "Uploading", "Stopped"];
  expect(record.description.transitions.map(({ status }) => status)).toEqual(states);
  await job.stop();
  expect((await job.finished).description.transitions.map(({ status }) => status)).toEqual(states);
});

test("a job that has ended by itself is not stopped by a late stop", async () => {
  await using job = await start("end");
  expect((await job.finished).description.status).toBe("Completed");
  await job.stop();
  expect((await job.finished).description.transitions.at(-1)?.status).toBe("Completed");
});

test("a job that is dropped while it runs, while it is stopped, or twice, ends as interrupted", async () => {
  const job = await start("wait");
  const stopping = job.stop();
  await Promise.all([job[Symbol.asyncDispose](), job[Symbol.asyncDispose](), stopping]);
  await expect(job.finished).rejects.toMatchObject({ code: "interrupted" });
  await job.stop();
});

test("an engine that closes while a job is prepared ends it, and starts no other", async () => {
  const preparing = start("wait").then(
    async (job) => await job.finished,
    (error: unknown) => Promise.reject(error),
  );
  preparing.catch(() => {});
  await real[Symbol.asyncDispose]();
  await preparing.catch((error: unknown) => expect(error).toBeInstanceOf(PlatformError));
  await expect(start("wait")).rejects.toBeInstanceOf(PlatformError);
});

test("a record that cannot be read is the engine's fault, and everything is removed all the same", async () => {
  const job = await start(
    "end",
    {},
    engineWith(() => ({ archive: rejects })),
  );
  await expect(job.finished).rejects.toMatchObject({ code: "engine-failed" });
  await job[Symbol.asyncDispose]();
});

test("an engine that loses a container is the job's fault, not the image's", async () => {
  const exited = rejects();
  exited.catch(() => {});
  const job = await start(
    "end",
    { maxRunTimeMs: 60_000 },
    engineWith(() => ({ exited })),
  );
  await expect(job.finished).rejects.toMatchObject({ code: "engine-failed" });
  await job[Symbol.asyncDispose]();
});

test("a host that cannot be started, or made, takes those that were with it", async () => {
  const gone: string[] = [];
  const hosts = ["algo-1", "algo-2"];
  const engine = engineWith((host) => ({
    start: () => (host.name === "algo-2" ? rejects() : host.start()),
    async [Symbol.asyncDispose]() {
      gone.push(host.name);
      await host[Symbol.asyncDispose]();
    },
  }));
  await expect(start("wait", { hosts }, engine)).rejects.toMatchObject({ code: "engine-failed" });
  expect(gone.sort()).toEqual(hosts);
});

test("a host that cannot be removed does not keep the others", async () => {
  const engine = engineWith((host) => ({
    async [Symbol.asyncDispose]() {
      await host[Symbol.asyncDispose]();
      if (host.name === "algo-1") throw fault();
    },
  }));
  const job = await start("end", { hosts: ["algo-1", "algo-2"] }, engine);
  expect((await job.finished).description.status).toBe("Completed");
  await expect(job[Symbol.asyncDispose]()).rejects.toMatchObject({ code: "engine-failed" });
});

test("the failure of one host stops the others", async () => {
  const engine = decorated(real, {
    prepare: (specification) =>
      real.prepare(
        specification.name === "algo-2"
          ? { ...specification, mounts: specification.mounts.map((mount) => failing(mount)) }
          : specification,
      ),
  });
  await using job = await start("wait", { hosts: ["algo-1", "algo-2"] }, engine);
  const { description, hosts } = await job.finished;
  expect(description.status).toBe("Failed");
  expect(hosts.map(({ exit, stop }) => [exit.code, stop?.because])).toEqual([
    [0, "other-host-failed"],
    [3, undefined],
  ]);
});

/** The same folders with another hyperparameter. */
function failing<T extends { readonly files?: readonly { readonly path: string }[] }>(mount: T): T {
  const files = mount.files?.map((file) =>
    file.path === "config/hyperparameters.json" ? { ...file, content: Buffer.from('{"does":"fail"}') } : file,
  );
  return files === undefined ? mount : { ...mount, files };
}

test("a place for the archives that cannot be written is one clear error, and nothing is left of them", async () => {
  await writeFile(join(output, "taken"), "a file where the job's folder should be");
  const job = await start("end", { jobName: "taken" });
  await expect(job.finished).rejects.toMatchObject({ code: "folder-not-writable" });
  await job[Symbol.asyncDispose]();
  expect(await readdir(output)).toEqual(["taken"]);
});

test("a full disk is one clear error", async () => {
  await mkdir(join(output, "full"));
  await symlink("/dev/full", join(output, "full/model.tar.gz.part"));
  const job = await start("end", { jobName: "full" });
  await expect(job.finished).rejects.toMatchObject({ code: "disk-full" });
  await job[Symbol.asyncDispose]();
});

test("a folder for the archives that is removed while the job runs is made again", async () => {
  const job = await start("wait", { output: join(output, "jobs") });
  await vi.waitFor(() => expect(job.log).toHaveLength(1), { timeout: 10_000, interval: 10 });
  await rm(join(output, "jobs"), { recursive: true, force: true });
  await job.stop();
  const { artifacts } = await job.finished;
  expect(artifacts.model).toMatchObject({ file: join(output, "jobs", job.name, "model.tar.gz"), members: 1 });
  await job[Symbol.asyncDispose]();
});

test("a request that cannot be met leaves nothing", async () => {
  const files = [{ path: "a", content: { file: join(output, "missing") } }];
  const channels = [{ name: "training", inputMode: "File" as const, files }];
  await expect(start("end", { channels })).rejects.toMatchObject({ code: "input-not-readable" });
});
