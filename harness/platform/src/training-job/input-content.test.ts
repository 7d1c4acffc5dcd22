import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { FileEntry } from "../engine/host-specification.ts";
import { fileEntries, treeOf } from "./input-content.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-input-test-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function entry(content: string): Promise<{ file: string; entry: FileEntry }> {
  const file = join(folder, "a.csv");
  await writeFile(file, content);
  const [first] = await fileEntries("training", [{ path: "a.csv", content: { file } }]);
  if (first === undefined) throw new Error("there is one");
  return { file, entry: first };
}

function read({ content }: FileEntry): Promise<Buffer> {
  return Buffer.isBuffer(content) ? Promise.resolve(content) : buffer(content.stream());
}

test("a file has the bytes and the size that it had when it was looked at, though it grows", async () => {
  const one = await entry("abc");
  await writeFile(one.file, "abcdef");
  expect(one.entry.content).toMatchObject({ sizeBytes: 3 });
  expect((await read(one.entry)).toString()).toBe("abc");
  const empty = await entry("");
  expect((await read(empty.entry)).length).toBe(0);
});

test.each([
  ["becomes shorter", (file: string) => truncate(file, 1), "it has become shorter while it was read: 1 of 3 bytes"],
  ["is removed", (file: string) => rm(file), "no such file"],
])("a file that %s before it is read is one clear error", async (_, spoil, words) => {
  const one = await entry("abc");
  await spoil(one.file);
  const error = { code: "input-not-readable", message: expect.stringContaining(words) };
  await expect(read(one.entry)).rejects.toMatchObject(error);
  await expect(treeOf([one.entry], [])).rejects.toMatchObject(error);
});

test("a folder, or nothing, in place of a file is one clear error", async () => {
  const asked = (file: string) => fileEntries("training", [{ path: "a", content: { file } }]);
  await expect(asked(folder)).rejects.toMatchObject({ code: "input-not-readable" });
  await expect(asked(join(folder, "missing"))).rejects.toMatchObject({ code: "input-not-readable" });
});

test("of hundreds of files a few are open at a time", async () => {
  const files = await Promise.all(
    Array.from({ length: 500 }, async (_, n) => {
      const file = join(folder, `${n}`);
      await writeFile(file, `${n}`);
      return { path: `${n}`, content: { file } };
    }),
  );
  const entries = await fileEntries("training", files);
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, readdirSync("/proc/self/fd").length);
  }, 1);
  const before = readdirSync("/proc/self/fd").length;
  const tree = await treeOf(entries, []);
  clearInterval(timer);
  expect(most - before).toBeLessThan(30);
  expect(tree).toHaveLength(500);
  expect(tree.find(({ path }) => path === "7")?.sha256).toBe(createHash("sha256").update("7").digest("hex"));
});

const program = `
import { writeFile } from "node:fs/promises";
import { openProcessEngine } from ${JSON.stringify(new URL("../engine/process/open-process-engine.ts", import.meta.url).href)};
import { startTrainingJob } from ${JSON.stringify(new URL("./start-training-job.ts", import.meta.url).href)};
const [folder] = process.argv.slice(1);
const files = [];
for (let n = 0; n < 400; n += 1) {
  await writeFile(folder + "/" + n, String(n));
  files.push({ path: String(n), content: { file: folder + "/" + n } });
}
await writeFile(folder + "/run.sh", 'cd "$SAGEMAKER_BASE_DIR/input/data"; ls a | wc -l; ls b | wc -l; cat c_0 | wc -c');
await using engine = await openProcessEngine({ command: ["sh", "run.sh"] });
const channels = [["a", "File"], ["b", "FastFile"], ["c", "Pipe"]].map(([name, inputMode]) => ({ name, inputMode, files }));
await using job = await startTrainingJob(engine, { jobName: "many", image: folder, output: folder + "/out", hyperparameters: {}, channels });
const { hosts } = await job.finished;
console.log(hosts[0].log.map(({ text }) => text.trim()).join(" "));
`;

test("400 files in each input mode work at a limit of 128 open files", { timeout: 60_000 }, async () => {
  const limited = promisify(execFile)("sh", [
    "-c",
    'ulimit -n 128; exec "$0" "$@"',
    process.execPath,
    "--input-type=module-typescript",
    "-e",
    program,
    folder,
  ]);
  const bytes = Array.from({ length: 400 }, (_, n) => `${n}`).join("").length;
  expect((await limited).stdout.trim()).toBe(`400 400 ${bytes}`);
});
