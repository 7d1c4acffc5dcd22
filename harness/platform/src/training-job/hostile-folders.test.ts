import { createReadStream, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGunzip } from "node:zlib";
import { tarMembers } from "@byoa/archive";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ResourceLimits } from "../engine/host-specification.ts";
import { openProcessEngine } from "../engine/process/open-process-engine.ts";
import { programFolder } from "../engine/process/program.fixture.ts";
import { startTrainingJob } from "./start-training-job.ts";

let output: string;
beforeEach(() => {
  output = mkdtempSync(join(tmpdir(), "byoa-hostile-"));
});
afterEach(() => rmSync(output, { recursive: true }));

/** The record of a job whose program runs this script in its `/opt/ml`. */
async function trained(script: string, limits?: ResourceLimits) {
  await using program = await programFolder(`cd "$SAGEMAKER_BASE_DIR"\n${script}`);
  await using engine = await openProcessEngine({ command: program.command });
  const request = { jobName: "job", image: program.path, output, hyperparameters: {}, channels: [] };
  await using job = await startTrainingJob(engine, { ...request, ...(limits === undefined ? {} : { limits }) });
  const { hosts, artifacts, description } = await job.finished;
  const [host] = hosts;
  if (host === undefined) throw new Error("the job has no host");
  return { host, artifacts, description };
}

async function namesIn(file: string): Promise<string[]> {
  const names: string[] = [];
  for await (const member of tarMembers(createReadStream(file).pipe(createGunzip()))) {
    names.push(`${member.header.type} ${member.header.name}`);
    for await (const _ of member);
  }
  return names;
}

test("links, FIFOs, sockets and devices in the model folder bring nothing of the machine into the record or model.tar.gz", async () => {
  const { host, artifacts } = await trained(`cd model; echo {} > model.json
    ln -s /etc/passwd pw; ln -s ../../../../../../../../etc/hostname rel; ln -s / root; ln -s /tmp outdir; ln -s loop loop
    ln -s /proc/self/environ env; mkfifo pipe; mknod null c 1 3 2>/dev/null; touch suid; chmod 6777 suid; exit 0`);
  const listed = host.model.map(({ type, path, linkTarget, text }) => [type, path, linkTarget ?? text]);
  expect(listed).toEqual([
    ["symlink", "env", "/proc/self/environ"],
    ["symlink", "loop", "loop"],
    ["file", "model.json", "{}\n"],
    ["symlink", "outdir", "/tmp"],
    ["fifo", "pipe", undefined],
    ["symlink", "pw", "/etc/passwd"],
    ["symlink", "rel", "../../../../../../../../etc/hostname"],
    ["symlink", "root", "/"],
    ["file", "suid", ""],
  ]);
  expect(await namesIn(artifacts.model?.file ?? "")).toHaveLength(listed.length);
});

test("a folder that a program replaced by a link is empty in the record", async () => {
  const { host, artifacts } = await trained("rm -r model output; ln -s /etc model; ln -s /etc output");
  expect([host.model, host.output, host.failure]).toEqual([[], [], undefined]);
  expect(artifacts.model?.members).toBe(0);
});

test("a base folder that a program replaced by a link is empty in the record", async () => {
  const { host } = await trained("cd ..; mv ml ml2; ln -s /etc ml");
  expect([host.inputAfter, host.model, host.output, host.elsewhere]).toEqual([[], [], [], []]);
});

test("a sparse file of a terabyte is not read; the output after it is, and the record names the limit", async () => {
  const { host, artifacts } = await trained(
    "echo {} > model/a.json; truncate -s 1T model/sparse.bin; truncate -s 5T output/failure; exit 1",
  );
  expect(host.model.map(({ path, sizeBytes }) => [path, sizeBytes])).toEqual([
    ["a.json", 3],
    ["sparse.bin", 2 ** 40],
  ]);
  expect(host.truncated?.map(({ limit, folder, path }) => [limit, folder, path])).toEqual([
    ["archive-bytes", "/opt/ml/model", "sparse.bin"],
    ["archive-bytes", "/opt/ml/output", "failure"],
  ]);
  expect(host.failure).toMatchObject({ type: "file", sizeBytes: 5 * 2 ** 40, isText: false });
  expect(artifacts.model).toMatchObject({ members: 1, incomplete: true });
});

test("a big model is packed whole below the limit; a smaller limit stops it and marks the archive", async () => {
  const script = "head -c 40000000 /dev/zero > model/big.bin";
  const whole = await trained(script);
  expect([whole.host.truncated, whole.artifacts.model?.incomplete]).toEqual([undefined, undefined]);
  const cut = await trained(script, { archiveBytes: 10_000_000 });
  expect(cut.host.truncated).toMatchObject([{ limit: "archive-bytes", value: 10_000_000, path: "big.bin" }]);
  expect(cut.artifacts.model).toMatchObject({ incomplete: true, members: 0 });
});

test("many files are listed up to the limit", async () => {
  const script = 'cd model; for d in 1 2 3; do mkdir $d; (cd $d; seq 1000 | sed "s/^/f/" | xargs touch); done';
  const { host } = await trained(script, { archiveMembers: 1_500 });
  expect(host.truncated).toMatchObject([{ limit: "archive-members", folder: "/opt/ml/model" }]);
  expect(host.model.length).toBeGreaterThan(1_000);
  expect(host.model.length).toBeLessThan(1_600);
}, 60_000);

test.each([
  ["a FIFO", "mkfifo output/failure; exit 1", { type: "other", text: "" }],
  ["a link", "ln -s /etc/passwd output/failure; exit 1", { type: "other", text: "" }],
  [
    "hundreds of megabytes long",
    "head -c 300000000 /dev/zero | tr '\\0' 'x' > output/failure; exit 1",
    { type: "file", sizeBytes: 3e8 },
  ],
])("a failure file that is %s is told as that", async (_, script, expected) => {
  const { host, description } = await trained(script);
  expect(host.failure).toMatchObject(expected);
  expect(host.failure?.text.length).toBeLessThanOrEqual(65_536);
  expect(description.status).toBe("Failed");
});

test("names with line breaks, escapes, bytes that are no text, and very deep paths are in the record and the archive", async () => {
  const { host, artifacts } = await trained(`cd model
    for n in "$(printf 'new\\nline')" "$(printf '\\033[31mred')" __proto__ constructor ' ' ..evil "$(printf '\\377\\376\\200')"; do echo x > "./$n"; done
    d=$(printf 'b%.0s' $(seq 200)); mkdir -p deep/$d/$d/$d/$d/$d/$d/$d/$d/$d/$d`);
  const names = host.model.map(({ path }) => path).filter((path) => !path.startsWith("deep"));
  expect(names).toEqual(
    [" ", "..evil", "\u001b[31mred", "__proto__", "constructor", "new\nline", "\ufffd\ufffd\ufffd"].sort(),
  );
  expect(await namesIn(artifacts.model?.file ?? "")).toHaveLength(host.model.length);
});

test("a job that is dropped while its model is read ends at once, and leaves no half archive", async () => {
  await using program = await programFolder('truncate -s 1T "$SAGEMAKER_BASE_DIR/model/sparse"');
  await using engine = await openProcessEngine({ command: program.command });
  const job = await startTrainingJob(engine, {
    jobName: "job",
    image: program.path,
    output,
    hyperparameters: {},
    channels: [],
    limits: { archiveBytes: Number.MAX_SAFE_INTEGER },
  });
  await expect
    .poll(() => readdirSync(output, { recursive: true }), { timeout: 20_000 })
    .toContain("job/model.tar.gz.part");
  await job[Symbol.asyncDispose]();
  await expect(job.finished).rejects.toMatchObject({ code: "interrupted" });
  expect(readdirSync(output, { recursive: true })).toEqual(["job"]);
}, 30_000);
