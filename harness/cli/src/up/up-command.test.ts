import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@byoa/platform";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { byoa, ended, spawnByoa } from "../spawn-byoa.fixture.ts";

// Each starts processes: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let port: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-up-"));
  port = await freePort();
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const up = (...words: string[]) => ["up", "--engine", "process", "--port", String(port), ...words];

async function said(child: ChildProcessWithoutNullStreams, text: string): Promise<void> {
  let all = "";
  for await (const part of child.stdout.iterator({ destroyOnReturn: false })) {
    all += String(part);
    if (all.includes(text)) return;
  }
  throw new Error(`it ended without saying ${text}: ${all}`);
}

test("it prints the variables, a line for each request, and ends with 0 on Ctrl-C", async () => {
  const child = spawnByoa(up(), { folder });
  const end = ended(child);
  await said(child, "Ctrl-C");
  const answer = await fetch(`http://127.0.0.1:${port}/`, {
    headers: { authorization: "AWS4-HMAC-SHA256 Credential=secret/20261128/us-east-1/s3/aws4_request, Signature=0" },
  });
  expect(answer.status).toBe(200);
  child.kill("SIGINT");
  const { code, stdout, stderr } = await end;
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.replaceAll(String(port), "PORT").replace(/\d\d:\d\d:\d\d|\d+ ms/g, "TIME")).toMatchInlineSnapshot(`
    "Up  http://127.0.0.1:PORT  state in byoa-up
      export AWS_ENDPOINT_URL=http://127.0.0.1:PORT
      export AWS_REGION=us-east-1
      export AWS_DEFAULT_REGION=us-east-1
      export AWS_ACCESS_KEY_ID=byoa
      export AWS_SECRET_ACCESS_KEY=byoa
    Ctrl-C ends it; jobs, logs and objects stay
    TIME s3 ListBuckets 200 TIME
    "
  `);
});

test("a second one on the same state, a taken port and a newer state are one line each and exit 2", async () => {
  const child = spawnByoa(up(), { folder });
  const end = ended(child);
  await said(child, "Ctrl-C");
  const other = String(await freePort());
  const second = await byoa(["up", "--engine", "process", "--port", other], { folder });
  expect([second.code, second.stdout, second.stderr.split("\n")]).toEqual([
    2,
    "",
    [
      expect.stringMatching(
        /^byoa: another byoa up has \S+byoa-up open\. Use that one, end it, or give another --state-dir/,
      ),
      "",
    ],
  ]);
  const taken = await byoa(up("--state-dir", "other"), { folder });
  expect([taken.code, taken.stderr]).toEqual([
    2,
    `byoa: port ${port} of 127.0.0.1 is taken. End what listens there, or give another --port.\n`,
  ]);
  const reset = await byoa(["up", "--reset"], { folder });
  expect([reset.code, reset.stderr]).toEqual([2, expect.stringContaining("another byoa up has")]);
  child.kill("SIGINT");
  await end;
});

test("a folder that cannot hold the state is one line and exit 2", async () => {
  await writeFile(join(folder, "file"), "");
  const { code, stderr } = await byoa(up("--state-dir", "file"), { folder });
  expect([code, stderr]).toEqual([
    2,
    expect.stringMatching(/^byoa: \S+file cannot hold the state of byoa up \(.*\)\. .*\n$/),
  ]);
});

test("--reset removes what byoa up keeps and nothing else", async () => {
  const child = spawnByoa(up(), { folder });
  const end = ended(child);
  await said(child, "Ctrl-C");
  child.kill("SIGINT");
  await end;
  await writeFile(join(folder, "byoa-up", "mine.txt"), "");
  expect(await byoa(["up", "--reset"], { folder })).toEqual({
    code: 0,
    stdout: "removed what byoa up kept in byoa-up\n",
    stderr: "",
  });
  expect(await readdir(join(folder, "byoa-up"))).toEqual(["mine.txt"]);
});

test("no other command loads any of it", async () => {
  const list = join(folder, "loaded");
  const hooks = `import { registerHooks } from "node:module"; import { appendFileSync } from "node:fs";
registerHooks({ load(url, context, next) { if (/harness.api.|node:sqlite/.test(url)) appendFileSync(${JSON.stringify(list)}, url + "\\n"); return next(url, context); } });`;
  await writeFile(join(folder, "hooks.mjs"), hooks);
  const environment = { NODE_OPTIONS: `--import ${join(folder, "hooks.mjs")}` };
  for (const words of [["--version"], ["list"], ["check", "--help"]]) await byoa(words, { folder, environment });
  expect(existsSync(list)).toBe(false);
  await byoa(["up", "--reset"], { folder, environment });
  expect(existsSync(list)).toBe(true);
});
