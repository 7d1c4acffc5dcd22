import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { configFileText, contractPaths, platformChannelConfig, platformResourceConfig } from "@byoa/contract";
import { docker, dockerRun } from "../docker-command.ts";
import { exampleChannels, exampleImage } from "../example.ts";
import type { ObservedEndpoint, ObservedJob, ObservedWork } from "./observed-work.ts";

/** The same containers without a harness, ready to be run again and again. */
export interface BareRun extends AsyncDisposable {
  /** Runs them one after the other; gives how long that took, in milliseconds. */
  run(): Promise<number>;
}

/** Prepares the volumes of every container that the check ran: what they hold is no part of the floor's time. */
export async function prepareBareRun(work: ObservedWork, model: string, folder: string): Promise<BareRun> {
  const volumes: string[] = [];
  const fill = async (from: string, path: string): Promise<string> => {
    const volume = `byoa-benchmark-${randomUUID()}`;
    volumes.push(volume);
    const filler = await docker("create", "--volume", `${volume}:${path}`, exampleImage, "train");
    await docker("cp", `${from}/.`, `${filler}:${path}`);
    await docker("rm", filler);
    return volume;
  };
  const inputs: string[] = [];
  for (const job of work.jobs) inputs.push(await fill(inputFolder(job, folder), "/opt/ml/input"));
  const models = { good: await fill(model, "/opt/ml/model"), empty: await fill(emptyFolder(folder), "/opt/ml/model") };
  return {
    async run() {
      const started = performance.now();
      for (const input of inputs) {
        await dockerRun("--rm", "--network", "none", "--volume", `${input}:/opt/ml/input`, exampleImage, "train");
      }
      for (const endpoint of work.endpoints) await serve(endpoint, endpoint.cameUp ? models.good : models.empty);
      return performance.now() - started;
    },
    async [Symbol.asyncDispose]() {
      await docker("volume", "rm", "--force", ...volumes);
    },
  };
}

/** Start, first good ping, end. */
async function serve({ cameUp, wasStopped }: ObservedEndpoint, model: string): Promise<void> {
  const mounted = ["--volume", `${model}:/opt/ml/model:ro`, exampleImage, "serve"];
  if (!cameUp) return dockerRun("--rm", ...mounted);
  const container = await docker("run", "--detach", ...mounted);
  try {
    const address = await docker("inspect", "--format", "{{.NetworkSettings.IPAddress}}", container);
    while (!(await answersPing(address))) await sleep(1);
    if (wasStopped) await docker("stop", container);
  } finally {
    await docker("rm", "--force", container);
  }
}

function answersPing(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ host: address, port: 8080, path: "/ping", agent: false }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode === 200));
    });
    request.on("error", () => resolve(false));
  });
}

/** What the job finds in `/opt/ml/input`, as files whatever the mode was. */
function inputFolder({ hyperparameters, channels }: ObservedJob, folder: string): string {
  const base = emptyFolder(folder);
  const paths = contractPaths(base);
  mkdirSync(paths.inputConfig, { recursive: true });
  const present = exampleChannels.filter(({ name }) => channels.includes(name));
  for (const { name, file, content } of present) {
    mkdirSync(paths.channel(name), { recursive: true });
    writeFileSync(join(paths.channel(name), file), content);
  }
  const modes = present.map(({ name, contentType }) => [
    name,
    platformChannelConfig({ contentType, inputMode: "File" }),
  ]);
  const cluster = { currentHost: "algo-1", hosts: ["algo-1"], instanceType: "ml.m5.xlarge" };
  writeFileSync(paths.hyperparameters, configFileText(hyperparameters));
  writeFileSync(paths.inputDataConfig, configFileText(Object.fromEntries(modes)));
  writeFileSync(paths.resourceConfig, configFileText(platformResourceConfig(cluster)));
  return join(base, "input");
}

function emptyFolder(folder: string): string {
  const path = join(folder, randomUUID());
  mkdirSync(path);
  return path;
}
