import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { byoa } from "../spawn-byoa.fixture.ts";

const algorithm = fileURLToPath(new URL("../../../../algorithms/decision-tree", import.meta.url));
const REPOSITORY = "byoa-test.local/my-tree:1";
const PLACES = [
  "--repository",
  REPOSITORY,
  "--bucket",
  "s3://my-bucket/trees",
  "--role",
  "arn:aws:iam::123456789012:role/sagemaker",
];
const CONFIG = ["--config", join(algorithm, "byoa.yaml")];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-package-"));
  expect(await byoa(["train", "byoa/decision-tree", ...CONFIG, "--quiet"], { folder })).toMatchObject({ code: 0 });
});
afterAll(async () => {
  execFileSync("docker", ["rmi", REPOSITORY]);
  await rm(folder, { recursive: true });
});

test("the image is tagged, model and requests lie side by side, and a second time nothing is overwritten", async () => {
  const words = ["package", "byoa/decision-tree", ...PLACES, ...CONFIG];
  const made = await byoa(words, { folder });
  expect([made.code, made.stderr]).toEqual([0, ""]);
  const files = await readdir(join(folder, "byoa-package"));
  expect(files.sort()).toEqual(["create-model.json", "create-training-job.json", "model.tar.gz", "next-steps.sh"]);
  const request = JSON.parse(await readFile(join(folder, "byoa-package/create-training-job.json"), "utf8"));
  expect(request).toMatchObject({
    TrainingJobName: "decision-tree",
    AlgorithmSpecification: { TrainingImage: REPOSITORY },
  });
  const id = (image: string) =>
    execFileSync("docker", ["image", "inspect", "--format", "{{.Id}}", image], { encoding: "utf8" });
  expect(id(REPOSITORY)).toBe(id("byoa/decision-tree"));
  expect(execFileSync("tar", ["-tzf", join(folder, "byoa-package/model.tar.gz")], { encoding: "utf8" })).toBe(
    "model.json\n",
  );
  expect(await byoa(words, { folder })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("is there and not empty"),
  });
});

test("what is wrong is one line, and nothing is written", async () => {
  const output = ["--output", "other"];
  expect(await byoa(["package", "no-such-image", ...PLACES, ...output], { folder })).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^byoa: there is no image no-such-image here/),
  });
  const role = ["package", "byoa/decision-tree", ...PLACES.slice(0, 4), "--role", "me", ...output];
  expect(await byoa(role, { folder })).toMatchObject({ code: 2, stderr: expect.stringContaining("not a role") });
  expect(await readdir(folder)).not.toContain("other");
});
