import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openDockerEngine } from "../engine/docker/open-docker-engine.ts";
import type { Engine } from "../engine/engine.ts";
import type { ResourceLimits } from "../engine/host-specification.ts";
import { startTrainingJob } from "./start-training-job.ts";

const IMAGE = "node:24-bookworm-slim";

let engine: Engine;
let output: string;
beforeAll(async () => {
  engine = await openDockerEngine();
});
afterAll(() => engine[Symbol.asyncDispose]());
beforeEach(() => {
  output = mkdtempSync(join(tmpdir(), "byoa-hostile-"));
});
afterEach(() => rmSync(output, { recursive: true }));

/** A job whose container runs this script. */
const started = (script: string, limits?: ResourceLimits) =>
  startTrainingJob(engine, {
    jobName: "job",
    image: IMAGE,
    containerEntrypoint: ["sh", "-c", `cd /opt/ml; ${script}`],
    output,
    hyperparameters: {},
    channels: [],
    ...(limits === undefined ? {} : { limits }),
  });

async function trained(script: string, limits?: ResourceLimits) {
  await using job = await started(script, limits);
  const { hosts, artifacts } = await job.finished;
  const [host] = hosts;
  if (host === undefined) throw new Error("the job has no host");
  return { host, artifacts };
}

test("a sparse file of a terabyte hides only what follows it in its own folder, and the engine answers on", async () => {
  const { host, artifacts } = await trained(
    "echo {} > model/a.json; truncate -s 1T model/sparse; echo why > output/failure; exit 1",
  );
  expect(host.model.map(({ path }) => path)).toEqual(["a.json", "sparse"]);
  expect(host.failure?.text).toBe("why\n");
  expect(host.truncated).toMatchObject([{ limit: "archive-bytes", folder: "/opt/ml/model", path: "sparse" }]);
  expect(host.limitsHit).toMatchObject([{ limit: "archive-bytes", usedBytes: 2 ** 40 }]);
  expect(artifacts.model).toMatchObject({ incomplete: true, members: 1 });
  expect((await engine.image(IMAGE)).os).toBe("linux");
});

test("a failure file of terabytes has its size and its first 64 KiB", async () => {
  const { host } = await trained("echo why > output/failure; truncate -s 5T output/failure; exit 1");
  expect(host.failure).toMatchObject({ type: "file", sizeBytes: 5 * 2 ** 40, isText: false });
});

test("files beyond the limit are not listed", async () => {
  const script = "cd model; for d in 1 2 3; do mkdir $d; (cd $d; seq 1000 | xargs touch); done";
  const { host } = await trained(script, { archiveMembers: 1_500 });
  expect(host.truncated).toMatchObject([{ limit: "archive-members", folder: "/opt/ml/model" }]);
  expect(host.model.length).toBeGreaterThan(1_400);
});

test("links, FIFOs, devices and odd names are members like others, and nothing behind a link is read", async () => {
  const { host } = await trained(`cd model; ln -s /etc/passwd pw; ln -s / root; mkfifo pipe; mknod null c 1 3
    touch suid; chmod 6777 suid; for n in "$(printf 'new\\nline')" __proto__ ..evil "$(printf '\\377')"; do touch "./$n"; done`);
  expect(host.model.map(({ type, path }) => `${type} ${JSON.stringify(path)}`)).toEqual([
    'file "..evil"',
    'file "__proto__"',
    'file "new\\nline"',
    'other "null"',
    'fifo "pipe"',
    'symlink "pw"',
    'symlink "root"',
    'file "suid"',
    'file "\ufffd"',
  ]);
});

test("a job that is dropped while its model is read ends, and leaves no half archive", async () => {
  const job = await started("truncate -s 1T model/sparse", { archiveBytes: Number.MAX_SAFE_INTEGER });
  await expect
    .poll(() => readdirSync(output, { recursive: true }), { timeout: 60_000 })
    .toContain("job/model.tar.gz.part");
  await job[Symbol.asyncDispose]();
  await expect(job.finished).rejects.toMatchObject({ code: "interrupted" });
  expect(readdirSync(output, { recursive: true })).toEqual(["job"]);
});
