import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { programFolder } from "../engine/process/program.fixture.ts";
import { openLocalPlatform } from "../open-local-platform.ts";
import type { Platform } from "../platform.ts";
import { recordPlatform } from "./record-platform.ts";
import { recordedPlatform } from "./recorded-platform.ts";

const PROGRAM = `
const { createServer } = require("node:http");
const { writeFileSync } = require("node:fs");
if (process.argv.at(-1) === "train") {
  console.log("epoch 1");
  setTimeout(() => {
    console.log("epoch 2");
    writeFileSync(process.env.SAGEMAKER_BASE_DIR + "/model/model.json", "{}");
  }, 100);
} else {
  let asked = 0;
  createServer((request, response) => response.end(request.url === "/ping" ? "" : String(++asked)))
    .listen(process.env.SAGEMAKER_BIND_TO_PORT);
  process.on("SIGTERM", () => process.exit(0));
}
`;

let output: string;
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), "byoa-recorded-test-"));
});
afterEach(() => rm(output, { recursive: true, force: true }));

/** Trains, serves and asks three times; everything that somebody saw of it. */
async function use(platform: Platform, image: string) {
  await using job = await platform.startTrainingJob({
    jobName: "try",
    image,
    output,
    hyperparameters: {},
    channels: [],
  });
  const lines: string[] = [];
  job.followLog((line, host) => lines.push(`${host} ${line.text}`));
  const trained = await job.finished;
  const model = trained.artifacts.model?.file ?? "";
  const archive = (await readFile(model)).toString("base64");
  await using endpoint = await platform.startEndpoint({ name: "serving", image, model });
  const { readyAtMs } = await endpoint.ready;
  const answers: (string | undefined)[] = [];
  for (const name of ["first", "first", "other"]) answers.push((await endpoint.call({ name })).response?.body.text);
  const connected = (await endpoint.connectTimes(2, 1_000)).length;
  await endpoint.stop();
  const served = await endpoint.observation();
  return { lines, trained, archive, readyAtMs, answers, connected, served, exit: await endpoint.exited };
}

test("a recorded platform shows what the real one showed, in no time", async () => {
  await using folder = await programFolder("");
  const recorder = recordPlatform(
    await openLocalPlatform({ engine: "process", command: ["node", "-e", PROGRAM, "--"] }),
  );
  await using live = recorder.platform;
  const first = await use(live, folder.path);
  expect(first.answers).toEqual(["1", "2", "3"]);
  expect(first.lines).toEqual(["algo-1 epoch 1", "algo-1 epoch 2"]);

  await using recorded = recordedPlatform(await recorder.recording());
  await rm(output, { recursive: true });
  expect(await use(recorded, folder.path)).toEqual(first);
  expect(recorded.clock.nowMs()).toBeGreaterThan(100);
});

test("a start that the real platform refused is refused again, and one that was not recorded says so", async () => {
  await using folder = await programFolder("");
  const recorder = recordPlatform(await openLocalPlatform({ engine: "process" }));
  await using live = recorder.platform;
  const request = { name: "serving", image: folder.path, model: "/no/such/model" };
  await expect(live.startEndpoint(request)).rejects.toMatchObject({ code: "model-not-readable" });

  await using recorded = recordedPlatform(await recorder.recording());
  await expect(recorded.startEndpoint(request)).rejects.toMatchObject({ code: "model-not-readable" });
  await expect(recorded.startEndpoint({ ...request, name: "other" })).rejects.toMatchObject({ code: "not-recorded" });
});

test("a kind of request that the recording is older than was not sent, and its record holds nothing of it", async () => {
  await using folder = await programFolder("");
  const recorder = recordPlatform(
    await openLocalPlatform({ engine: "process", command: ["node", "-e", PROGRAM, "--"] }),
  );
  await using live = recorder.platform;
  await use(live, folder.path);
  await using recorded = recordedPlatform(await recorder.recording());
  await using endpoint = await recorded.startEndpoint({ name: "serving", image: folder.path });
  expect(await endpoint.call({ name: "newer" })).toMatchObject({ name: "newer", error: "not-recorded" });
  expect((await endpoint.observation()).exchanges.map(({ name }) => name)).not.toContain("newer");
});

test("a job in slow motion is looked at again as it was, and its record says that it was slow", async () => {
  await using folder = await programFolder("");
  const command = [
    "node",
    "-e",
    'console.log("up"); process.on("SIGTERM", () => process.exit(3)); setInterval(() => {}, 1000);',
    "--",
  ];
  const recorder = recordPlatform(await openLocalPlatform({ engine: "process", command }));
  await using live = recorder.platform;
  const seen = async (platform: Platform) => {
    await using job = await platform.startTrainingJob({
      jobName: "slow",
      image: folder.path,
      output,
      hyperparameters: {},
      channels: [],
      slowMotion: 0.5,
    });
    await new Promise<void>((resolve) => job.followLog(() => resolve()));
    const pulse = await job.pulse?.();
    await job.stop();
    const [host] = (await job.finished).hosts;
    return { pulse, exit: host?.exit, slowMotion: host?.slowMotion };
  };
  const first = await seen(live);
  expect(first).toMatchObject({ exit: { code: 3 }, slowMotion: { share: 0.5, fromMs: 0 } });
  expect(first.pulse?.cpuMs).toBeGreaterThan(0);
  await using recorded = recordedPlatform(await recorder.recording());
  expect(await seen(recorded)).toEqual(first);
});
