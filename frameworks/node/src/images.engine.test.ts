import { execFile, execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { buildImage, docker, run } from "@byoa/algorithm-tests";
import { beforeAll, expect, test } from "vitest";
import { packToolkit } from "../../../shared/toolkit/build/pack.ts";

const frameworkFolder = dirname(import.meta.dirname);
const byoa = join(frameworkFolder, "../../harness/cli/src/main.ts");
/** The extended image's Dockerfile starts from this very name. */
const PREBUILT = "byoa/node-framework";
const EXTENDED = "byoa/node-extended";

beforeAll(async () => {
  await packToolkit(frameworkFolder);
  await buildImage(frameworkFolder, PREBUILT);
  await buildImage(join(frameworkFolder, "example"), EXTENDED, [
    "--file",
    join(frameworkFolder, "extended/Dockerfile"),
  ]);
});

/** How a whole check ends, and which requirements do not hold. */
async function check(image: string, config: string) {
  const words = [byoa, "check", image, "--config", join(frameworkFolder, config), "--json", "--no-report"];
  const report = await new Promise<string>((resolve) => {
    execFile(process.execPath, words, { maxBuffer: 64 * 1024 * 1024 }, (_error, stdout) => resolve(stdout));
  });
  const { conclusion, verdicts }: { conclusion: string; verdicts: { id: string; verdict: string }[] } =
    JSON.parse(report);
  const held = ["pass", "not-applicable"];
  return { conclusion, others: verdicts.filter(({ verdict }) => !held.includes(verdict)) };
}

test("the prebuilt image is conformant with the example's script, which comes in a channel and goes with the model", async () => {
  expect(await check(PREBUILT, "byoa.yaml")).toEqual({ conclusion: "conformant", others: [] });
});

test("two lines extend it to an image that is conformant without any code from the job", async () => {
  const lines = readFileSync(join(frameworkFolder, "extended/Dockerfile"), "utf8").trim().split("\n");
  expect(lines).toEqual([`FROM ${PREBUILT}`, "COPY . /opt/ml/code"]);
  expect(await check(EXTENDED, "extended/byoa.yaml")).toEqual({ conclusion: "conformant", others: [] });
});

test("it adds less than 20 MB to its base, and without a script each role ends with one line", async () => {
  const sizeOf = async (image: string) => Number(await docker("image", "inspect", "--format", "{{.Size}}", image));
  expect(((await sizeOf(PREBUILT)) - (await sizeOf("node:24-bookworm-slim"))) / 1e6).toBeLessThan(20);
  const train = await run(PREBUILT, "train");
  expect([train.code, train.stdout]).toEqual([
    1,
    expect.stringMatching(/^training failed: no script to run in [^\n]+\n$/),
  ]);
  const serve = await run(PREBUILT, "serve");
  expect([serve.code, serve.stdout]).toEqual([
    1,
    expect.stringMatching(/^error: the model in [^\n]+ no serve\.mjs [^\n]+\n$/),
  ]);
  expect((await run(PREBUILT)).code).toBe(2);
});

test("the client that it carries fetches an archive from S3", async () => {
  const archive = execFileSync("tar", ["cz", "-C", join(frameworkFolder, "example"), "."]);
  const asked: string[] = [];
  const s3 = createServer((request, response) => {
    asked.push(`${request.method} ${request.url?.split("?")[0]}`);
    response.end(archive);
  }).listen(0, "0.0.0.0");
  await once(s3, "listening");
  const address = s3.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  try {
    const { stdout } = await run(
      ...["--add-host", "s3.test:host-gateway", "--env", `S3_ENDPOINT_URL=http://s3.test:${address.port}`],
      ...["--env", "AWS_ACCESS_KEY_ID=none", "--env", "AWS_SECRET_ACCESS_KEY=none"],
      ...["--env", "SAGEMAKER_SUBMIT_DIRECTORY=s3://bucket/sourcedir.tar.gz", PREBUILT, "train"],
    );
    // The script is there and runs: it says what it misses.
    expect(stdout).toContain("running train.mjs of s3://bucket/sourcedir.tar.gz");
    expect(stdout).toContain('Error: the required channel "training" is missing; the job has []');
    expect(asked).toEqual(["GET /bucket/sourcedir.tar.gz"]);
  } finally {
    s3.close();
  }
});
