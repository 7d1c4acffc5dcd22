import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { byoa, ended, spawnByoa } from "../spawn-byoa.fixture.ts";

const log = `Invoked with --epochs 5
Traceback (most recent call last):
  File "/opt/program/serve.py", line 3, in <module>
FileNotFoundError: [Errno 2] No such file or directory: 'nginx': 'nginx'
10.32.0.2 - - "GET /ping HTTP/1.1" 502 182 "-" "AHC/2.0"
\u001b]0;owned\u0007ERROR: something \u202eelse
`;
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-explain-"));
  await writeFile(join(folder, "job.log"), log);
  await writeFile(join(folder, "fine.log"), "all is well\n");
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

test("a message: what happened with what it names, the cause, the fix, the rows", async () => {
  const { code, stdout, stderr } = await byoa([
    "explain",
    "FileNotFoundError: [Errno 2] No such file or directory: 'nginx': 'nginx'",
  ]);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatchInlineSnapshot(`
    "A program is missing
      line       FileNotFoundError: [Errno 2] No such file or directory: 'nginx': 'nginx'
      happened   The program nginx is not in the image, or not on its PATH.
      cause      The entry script starts nginx, and the image was built without it; a training image of
                 a pair often lacks what its serving half has.
      fix        Install it in the Dockerfile (\`RUN apt-get update && apt-get install -y
                 --no-install-recommends nginx\`, or pip for Python programs), or start what is there;
                 for a framework's image use its serving image.
      rows       IMG-SERVE-04  MUST  \`docker run IMAGE serve\` starts the server, and it stays. (byoa
                 explain IMG-SERVE-04)
                 IMG-TRAIN-03  MUST  \`docker run IMAGE train\` starts training. (byoa explain
                 IMG-TRAIN-03)
                 IMG-SCRIPT-10  SHOULD  Entry scripts have Unix line ends, a first line that names their
                 interpreter, and the execute bit. (byoa explain IMG-SCRIPT-10)
      check      byoa check IMAGE --only IMG-SERVE-04,IMG-TRAIN-03,IMG-SCRIPT-10
      sources    aws/sagemaker-mxnet-inference-toolkit#80
                 https://github.com/aws/sagemaker-mxnet-inference-toolkit/issues/80
                 aws/amazon-sagemaker-examples#1853
                 https://github.com/aws/amazon-sagemaker-examples/issues/1853
                 aws/sagemaker-tensorflow-training-toolkit#372
                 https://github.com/aws/sagemaker-tensorflow-training-toolkit/issues/372
    "
  `);
});

test("what is not the container says so", async () => {
  const { stdout } = await byoa(["explain", "ClientError: Cannot pull algorithm container."]);
  expect(stdout).toContain("Not the container: the registry or the role.");
  expect(stdout).not.toContain("byoa check");
});

test("a log: the decisive lines with their numbers, without control characters", async () => {
  const { code, stdout } = await byoa(["explain", "@job.log"], { folder });
  expect(code).toBe(0);
  expect(stdout.split("\n").filter((line) => /^\S|^ {2}line/.test(line))).toEqual([
    "A program is missing",
    "  line 4     FileNotFoundError: [Errno 2] No such file or directory: 'nginx': 'nginx'",
    "Also in this text",
    '  line 5     10.32.0.2 - - "GET /ping HTTP/1.1" 502 182 "-" "AHC/2.0"',
    "Not recognised",
    "  line 6     ERROR: something \\u202eelse",
  ]);
});

test("the standard input, as one JSON document with everything", async () => {
  const child = spawnByoa(["explain", "-", "--json"]);
  child.stdin.end(log);
  const { code, stdout } = await ended(child);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    lines: 6,
    causes: [
      { title: "A program is missing", role: "cause", line: 4, times: 1, facts: { program: "nginx" }, outside: null },
      { title: "The proxy finds no server behind it", role: "effect", line: 5 },
    ],
    unrecognised: [{ line: 6, quote: "ERROR: something \\u202eelse", times: 1 }],
  });
});

test("nothing that is known, a file that is not there, a folder: exit 2", async () => {
  expect(await byoa(["explain", "@fine.log"], { folder })).toEqual({
    code: 2,
    stdout: "Nothing that is known in 1 line\n",
    stderr: "",
  });
  expect(await byoa(["explain", "@nowhere.log"], { folder })).toEqual({
    code: 2,
    stdout: "",
    stderr: "byoa: the log nowhere.log cannot be read (ENOENT). Give the path of a text file after the @.\n",
  });
  expect((await byoa(["explain", "@."], { folder })).stderr).toContain("cannot be read (EISDIR)");
});

test("an unknown message: one line with what comes nearest, exit 2", async () => {
  const { code, stdout, stderr } = await byoa(["explain", "an error occurred when calling the operation"]);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("which need not be the same");
});

test("a row of the contract that nothing looks at yet", async () => {
  const { code, stdout } = await byoa(["explain", "mme-ro-06"]);
  expect(code).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "MME-RO-06  SHOULD
    Nothing is written below /opt/ml/models, and the server starts with no model.

      not checked yet  optional capability without a declaration yet: multi-model endpoints
    "
  `);
});
