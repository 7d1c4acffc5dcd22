import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { byoa } from "./spawn-byoa.fixture.ts";

// Each starts processes: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const noEngine = { DOCKER_HOST: "unix:///nonexistent/docker.sock" };
const AT_A_TIME = 3;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-mistakes-"));
  const put = (name: string, text: string) => writeFile(join(folder, name), text);
  await mkdir(join(folder, "folder"));
  await put("empty", "");
  await put("text.json", "{}");
  await put("row.csv", "1,2\n");
  await put("nul.yaml", 'image: "a\\0b"\n');
  await put("escape.yaml", 'image: "\\e[31mred"\n');
  await put("binary.yaml", "\u0000\u0001\u0002");
  await put("deep.yaml", `image: ${"[".repeat(20_000)}\n`);
  const aliases = Array.from(
    { length: 12 },
    (_, index) => `a${index + 1}: &a${index + 1} [${Array(10).fill(`*a${index}`).join(", ")}]`,
  );
  await put("bomb.yaml", `a0: &a0 [x]\n${aliases.join("\n")}\n`);
  await put("unknown-alias.yaml", "image: *nowhere\n");
  await put("huge.yaml", "");
  await truncate(join(folder, "huge.yaml"), 1e9);
  await put("huge.json", "");
  await truncate(join(folder, "huge.json"), 1e9);
  execFileSync("mkfifo", [join(folder, "fifo")]);
  await symlink("loop", join(folder, "loop"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const PACKAGE = ["--repository", "a/b:1", "--bucket", "s3://my-bucket", "--role", "arn:aws:iam::123456789012:role/x"];

test("what is neither an image nor a folder is one line and exit 2 in every command that takes one", async () => {
  await expectMistakes([
    ...["./nofolder", "../x", "x/", "", "./empty", "My_Image", "a\nb", "\u001b[31mred", "./fifo"].map((image) => [
      "check",
      "--",
      image,
    ]),
    ["train", "./nofolder"],
    ["train", "./nofolder", "--engine", "process"],
    ["init", "./nofolder"],
    ["init", "./folder"],
    ["package", ...PACKAGE, "./nofolder"],
    ["check", "--train-image", "./nofolder"],
    ["serve", "--image", "./nofolder", "text.json"],
    ["transform", "--image", "./nofolder", "--input", "row.csv", "--output", "out", "text.json"],
    ["dev", "./nofolder"],
    ["check", "--config", "nul.yaml"],
    ["check", "--config", "escape.yaml"],
  ]);
});

test("files that are not what they should be are one line and exit 2", async () => {
  await expectMistakes([
    ...["folder", "fifo", "huge.yaml", "loop", "binary.yaml", "deep.yaml", "bomb.yaml", "unknown-alias.yaml"].map(
      (file) => ["check", "image", "--config", file],
    ),
    ...["empty", "fifo", "huge.json"].map((file) => ["train", "image", "--hp-file", file]),
    ...["fifo", "folder"].map((file) => ["invoke", "--body", `@${file}`, "--content-type", "text/csv"]),
    ["check", "image", "--body", "@fifo", "--content-type", "text/csv"],
    ...["text.json", "empty", "fifo"].map((file) => ["check", "image", "--model", file]),
    ["check", "image", "--input", "train=fifo"],
    ["check", "--replay", "fifo"],
    ["check", "image", "--report", "empty"],
  ]);
});

test("values that a flag does not take are one line and exit 2", async () => {
  await expectMistakes([
    ...["0", "-1s", "99999999999h", ""].map((value) => ["check", "image", "--timeout", value]),
    ...["0", "1e400"].map((value) => ["check", "image", "--memory", value]),
    ...["0", "1.5", "1e9"].map((value) => ["train", "image", "--hosts", value]),
    ...["0", "1e300"].map((value) => ["train", "image", "--max-run", value]),
    ["serve", "text.json", "--image", "image", "--port", "65536"],
    ["invoke", "http://127.0.0.1:99999", "--body", "x", "--content-type", "text/csv"],
    ["invoke", "--body", "x", "--content-type", "a\nb"],
    ["check", "image", "--body", "x", "--content-type", "no type"],
    ["train", "image", "--metric", "a=("],
    ["jobs", "../../etc"],
    ["lab", "start", "../x"],
    ["new", "../x", "--yes"],
  ]);
});

/** Each ends with 2, before an engine is asked, with one harmless line each mistake and no stack. */
async function expectMistakes(lines: readonly (readonly string[])[]): Promise<void> {
  const wrong: string[] = [];
  const waiting = [...lines];
  const worker = async (): Promise<void> => {
    for (let words = waiting.shift(); words !== undefined; words = waiting.shift()) {
      const { code, stdout, stderr } = await byoa(words, { folder, environment: noEngine });
      const harmless = stderr
        .split("\n")
        .slice(0, -1)
        .every((line) => /^byoa: [^\p{Cc}]+$/u.test(line));
      if (code !== 2 || stdout !== "" || stderr === "" || !harmless)
        wrong.push(`byoa ${JSON.stringify(words)}: ${code} ${JSON.stringify(`${stdout}${stderr}`.slice(0, 400))}`);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  expect(wrong.toSorted()).toEqual([]);
}
