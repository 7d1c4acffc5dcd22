import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test, vi } from "vitest";
import { jobFolder } from "../../training/fixtures/job-folder.ts";
import { archiveOf } from "../fixtures/archive.ts";
import { startProgram } from "../fixtures/start-program.ts";

vi.setConfig({ testTimeout: 60_000 }); // each test starts processes, and other tests may have the machine

/** Says how it was started, and saves a model. */
const TELLING = `
import { writeFileSync } from "node:fs";
console.log("argv", JSON.stringify(process.argv.slice(2)));
console.log("hps", process.env.SM_HPS, "program", process.env.SAGEMAKER_PROGRAM);
console.error("on stderr");
writeFileSync(process.env.SM_MODEL_DIR + "/model.json", "{}");
`;
const job = (files: Record<string, string>, hyperparameters: Record<string, string> = {}) =>
  jobFolder({ files, hyperparameters });

function put(base: string, name: string, content: Buffer): string {
  const path = join(base, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

test("the script gets its hyperparameters twice, its output goes through, its code goes with the model", async () => {
  using folder = job(
    { "code/train.mjs": TELLING, "code/lib/more.txt": "more" },
    { epochs: "5", C: "0.1", sagemaker_program: '"train.mjs"' },
  );
  const { code, said } = await startProgram("train", folder.base).ended;
  expect({ code, lines: said.trim().split("\n").sort() }).toMatchInlineSnapshot(`
    {
      "code": 0,
      "lines": [
        "argv ["-C","0.1","--epochs","5"]",
        "hps {"C":0.1,"epochs":5} program train.mjs",
        "on stderr",
        "running train.mjs of BASE/code; hyperparameters: epochs, C",
        "training finished",
      ],
    }
  `);
  expect(folder.read("model/code/train.mjs")).toBe(TELLING);
  expect(folder.read("model/code/lib/more.txt")).toBe("more");
  expect(folder.read("model/code/.script-mode.json")).toBe('{"program":"train.mjs"}\n');
  expect(folder.read("output/failure")).toBeUndefined();
});

test("a TypeScript file runs without its types, a shell script with sh", async () => {
  using typed = job({
    "code/train.ts":
      'import { writeFileSync } from "node:fs";\nconst text: string = "x";\nwriteFileSync(process.env.SM_MODEL_DIR + "/m", text);',
  });
  expect((await startProgram("train", typed.base).ended).code).toBe(0);
  using shell = job({ "code/bin/run.sh": 'echo "got $1=$2"; echo x > "$SM_MODEL_DIR/m"' }, { epochs: "5" });
  const { code, said } = await startProgram("train", shell.base, { SAGEMAKER_PROGRAM: "bin/run.sh" }).ended;
  expect([code, said]).toEqual([0, expect.stringContaining("got --epochs=5\n")]);
});

test.each(["a path", "file://", "s3://", "a channel with the archive", "a channel with the files", "a variable"])(
  "the code comes from %s",
  async (way) => {
    using folder = job({});
    const { base } = folder;
    const archive = await archiveOf(["train.mjs", TELLING]);
    const submitted = (hyperparameter: string) =>
      writeFileSync(folder.paths.hyperparameters, JSON.stringify({ sagemaker_submit_directory: hyperparameter }));
    const environment: Record<string, string> = { BUCKETS: join(base, "buckets") };
    if (way === "a path") submitted(JSON.stringify(put(base, "sourcedir.tar.gz", archive)));
    if (way === "file://") submitted(`file://${dirname(put(base, "elsewhere/train.mjs", Buffer.from(TELLING)))}`);
    if (way === "s3://") submitted("s3://bucket/some/key.tar.gz");
    put(base, "buckets/bucket/some/key.tar.gz", archive);
    if (way === "a channel with the archive") put(base, "input/data/code/sourcedir.tar.gz", archive);
    if (way === "a channel with the files") put(base, "input/data/code/train.mjs", Buffer.from(TELLING));
    if (way === "a variable") environment.SAGEMAKER_SUBMIT_DIRECTORY = put(base, "sourcedir.tar.gz", archive);
    const { code, said } = await startProgram("train", base, environment).ended;
    expect(said).toContain("training finished");
    expect(code).toBe(0);
    expect(folder.read("code/train.mjs")).toBe(TELLING);
  },
);

test("a script that fails keeps its exit code, and its error is the failure's first line", async () => {
  using folder = job({
    "code/train.mjs": 'console.error("a warning");\nthrow new TypeError("no such column: price");',
  });
  const { code } = await startProgram("train", folder.base).ended;
  expect(code).toBe(1);
  const [first, , ...others] = folder.read("output/failure")?.split("\n") ?? [];
  expect(first).toBe("train.mjs ended with exit code 1: TypeError: no such column: price");
  expect(others).toContain("a warning");

  using other = job({ "code/train.sh": "echo one >&2; echo the last words >&2; exit 42" });
  const { code: kept, said } = await startProgram("train", other.base).ended;
  expect([kept, said.match(/^training failed: .*$/m)?.[0]]).toEqual([
    42,
    "training failed: train.sh ended with exit code 42: the last words",
  ]);
  expect(other.read("model/code/train.sh")).toBeUndefined();
});

test("a failure file that the script has written stays", async () => {
  using folder = job({ "code/train.sh": 'echo "my own reason" > "$SM_OUTPUT_DIR/failure"; exit 3' });
  expect((await startProgram("train", folder.base).ended).code).toBe(3);
  expect(folder.read("output/failure")).toBe("my own reason\n");
});

test("a script that a signal ends is told as that", async () => {
  using folder = job({ "code/train.sh": "kill -KILL $$" });
  expect((await startProgram("train", folder.base).ended).code).toBe(137);
  expect(folder.read("output/failure")).toBe("train.sh was ended by SIGKILL and said nothing on stderr\n");
});

test("a script that saves no model has failed, whatever it says", async () => {
  using folder = job({
    "code/train.mjs": 'import { writeFileSync } from "node:fs"; writeFileSync("model.json", "{}");',
  });
  expect((await startProgram("train", folder.base).ended).code).toBe(1);
  expect(folder.read("output/failure")?.replaceAll(folder.base, "BASE")).toBe(
    "train.mjs ended without saving a model in BASE/model; SM_MODEL_DIR names that folder\n",
  );
});

test("SIGTERM reaches the script, and what it saves then is kept", async () => {
  using folder = job({
    "code/train.mjs": `
      import { writeFileSync } from "node:fs";
      process.on("SIGTERM", () => { writeFileSync(process.env.SM_MODEL_DIR + "/m", "so far"); process.exit(0); });
      setInterval(() => {}, 1000);
      console.log("training");`,
  });
  using program = startProgram("train", folder.base);
  await program.hasSaid("training\n");
  program.kill("SIGTERM");
  const { code, said } = await program.ended;
  expect([code, said]).toEqual([
    0,
    expect.stringContaining("SIGTERM: handed on to the script\nstopped; the model saved last stays"),
  ]);
  expect(folder.read("model/m")).toBe("so far");
});

test("a script without a handler ends at once, which is no failure when a model is there", async () => {
  const waits = (before: string) => ({
    "code/train.mjs": `${before}; setInterval(() => {}, 1000); console.log("training");`,
  });
  using saved = job(waits('(await import("node:fs")).writeFileSync(process.env.SM_MODEL_DIR + "/m", "x")'));
  using program = startProgram("train", saved.base);
  await program.hasSaid("training\n");
  program.kill("SIGTERM");
  expect((await program.ended).code).toBe(143);
  expect(saved.read("output/failure")).toBeUndefined();

  using nothing = job(waits(""));
  using other = startProgram("train", nothing.base);
  await other.hasSaid("training\n");
  other.kill("SIGTERM");
  expect((await other.ended).code).toBe(143);
  expect(nothing.read("output/failure")).toBe("the job was stopped before there was a model to save\n");
});

test.each<[string, string, Record<string, string>, Record<string, string>?]>([
  [
    "no code at all",
    'no script to run in BASE/code: there is no such folder. Call it train.mjs, or name it in the hyperparameter sagemaker_program; bring it in a channel "code", by sagemaker_submit_directory, or with COPY to BASE/code',
    {},
  ],
  [
    "no script of a usual name",
    'no script to run in BASE/code: there is main.mjs. Call it train.mjs, or name it in the hyperparameter sagemaker_program; bring it in a channel "code", by sagemaker_submit_directory, or with COPY to BASE/code',
    { "code/main.mjs": "" },
  ],
  [
    "a script that is not there",
    "there is no script trian.mjs in BASE/code; there is train.mjs",
    { "code/train.mjs": "" },
    { sagemaker_program: '"trian.mjs"' },
  ],
  [
    "a script outside its folder",
    "the script ../evil.mjs must be a path below BASE/code",
    { "code/train.mjs": "", "evil.mjs": "" },
    { sagemaker_program: "../evil.mjs" },
  ],
  [
    "a script of another language",
    "the script train.py is of a kind that this image does not run; it runs .mjs, .js, .cjs, .ts, .mts, .cts, .sh",
    { "code/train.py": "" },
    { sagemaker_program: "train.py" },
  ],
  [
    "a folder that is not there",
    "sagemaker_submit_directory is /no/such/folder, but nothing is there",
    {},
    { sagemaker_submit_directory: "/no/such/folder" },
  ],
  [
    "an address of another kind",
    "sagemaker_submit_directory is https://example.com/code.tar.gz; it must be a folder, a .tar.gz, file://… or s3://bucket/key",
    {},
    { sagemaker_submit_directory: "https://example.com/code.tar.gz" },
  ],
  [
    "an object that is not there",
    "cannot bring the code from s3://bucket/key to BASE/code: ENOENT: no such file or directory, open 'BUCKETS/bucket/key'",
    {},
    { sagemaker_submit_directory: "s3://bucket/key" },
  ],
  [
    "an archive that is none",
    "cannot bring the code from BASE/code.zip to BASE/code: incorrect header check",
    { "code.zip": "PK" },
    { sagemaker_submit_directory: "file://BASE/code.zip" },
  ],
])("%s ends the job with one line", async (_what, line, files, hyperparameters = {}) => {
  using folder = job(files);
  const texts = JSON.stringify(hyperparameters).replaceAll("BASE", folder.base);
  writeFileSync(folder.paths.hyperparameters, texts);
  const ended = await startProgram("train", folder.base, { BUCKETS: "BUCKETS" }).ended;
  expect(ended).toEqual({ code: 1, said: `training failed: ${line}\n` });
  expect(folder.read("output/failure")?.replaceAll(folder.base, "BASE")).toBe(`${line}\n`);
});
