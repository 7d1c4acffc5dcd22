import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadProfile } from "./load-profile.ts";
import { type ProfileFolder, profileFolder } from "./profile-folder.fixture.ts";

let given: ProfileFolder;

beforeEach(async () => {
  given = await profileFolder();
});

afterEach(() => given[Symbol.asyncDispose]());

test("without a file and flags it is the Iris profile, declared by nobody", async () => {
  const profile = await loadProfile({ folder: given.path, flags: { image: "mine" } });
  expect({
    ...profile,
    channels: profile.channels.map(({ files, ...channel }) => ({ ...channel, files: files.map(({ path }) => path) })),
    requests: profile.requests.map((request) => ({ ...request, body: request.body.toString() })),
  }).toMatchInlineSnapshot(`
    {
      "capabilities": undefined,
      "channels": [
        {
          "contentType": "text/csv",
          "files": [
            "iris.csv",
          ],
          "inputMode": "File",
          "name": "training",
          "required": undefined,
        },
        {
          "contentType": "text/csv",
          "files": [
            "iris.csv",
          ],
          "inputMode": "File",
          "name": "testing",
          "required": undefined,
        },
      ],
      "checkpoints": undefined,
      "command": undefined,
      "declaredData": false,
      "declaredRequests": false,
      "hyperparameters": [],
      "limits": {
        "invocationMs": 60000,
        "startMs": 480000,
        "trainingMs": undefined,
      },
      "metrics": [],
      "model": undefined,
      "requests": [
        {
          "accept": undefined,
          "body": "5.1,3.5,1.4,0.2",
          "contentType": "text/csv",
          "expect": undefined,
          "name": "iris",
        },
      ],
      "resources": {
        "archiveBytes": undefined,
        "diskBytes": undefined,
        "gpus": undefined,
        "memoryBytes": undefined,
        "platform": undefined,
        "processes": undefined,
        "processors": undefined,
        "sharedMemoryBytes": undefined,
      },
      "serveEnvironment": {},
      "serveImage": "mine",
      "smokeHyperparameters": {},
      "soak": undefined,
      "source": "iris",
      "trainEnvironment": {},
      "trainImage": "mine",
    }
  `);
});

test("a file becomes a profile: values as text exactly as written, bodies read, units turned into numbers", async () => {
  await given.write(`
image: mine
capabilities: [train, serve, checkpoints]
checkpoints: { step: 'epoch=(\\d+)', hyperparameters: { epochs: 1e4 } }
channels:
  train: { path: data, contentType: text/csv, required: true }
  extra: sample.json
hyperparameters:
  rate: 0.10
  depth: { value: 3, invalid: deep, required: true }
  layers: [8, 4]
smoke: { epochs: 1 }
environment: { train: { THREADS: 1.0 }, serve: { LOG_LEVEL: debug } }
requests:
  - { contentType: application/json, body: { x: [1, 2] }, expect: { matches: "^\\\\d$" } }
  - { name: from-file, contentType: application/json, bodyFile: sample.json }
metrics: [{ name: accuracy, regex: "accuracy=(.*?);" }]
limits: { start: 10m, training: 90s }
resources: { memory: 2g, sharedMemory: 64m, gpus: 1, platform: linux/amd64 }
`);
  const { channels, requests, capabilities, ...rest } = await loadProfile({ folder: given.path });
  expect(channels.map(({ name, files, required }) => [name, required, files.map(({ path }) => path)])).toEqual([
    ["train", true, ["a.csv", "part/b.csv"]],
    ["extra", undefined, ["sample.json"]],
  ]);
  expect(requests.map(({ name, body }) => [name, body.toString()])).toEqual([
    ["request-1", '{"x":[1,2]}'],
    ["from-file", '{"x":1}'],
  ]);
  expect([...(capabilities ?? [])]).toEqual(["train", "serve", "checkpoints"]);
  expect(rest).toMatchInlineSnapshot(`
    {
      "checkpoints": {
        "hyperparameters": {
          "epochs": "1e4",
        },
        "step": "epoch=(\\d+)",
      },
      "command": undefined,
      "declaredData": true,
      "declaredRequests": true,
      "hyperparameters": [
        {
          "invalid": undefined,
          "name": "rate",
          "required": false,
          "type": "number",
          "value": "0.10",
        },
        {
          "invalid": "deep",
          "name": "depth",
          "required": true,
          "type": "number",
          "value": "3",
        },
        {
          "invalid": undefined,
          "name": "layers",
          "required": false,
          "type": "json",
          "value": "[8,4]",
        },
      ],
      "limits": {
        "invocationMs": 60000,
        "startMs": 600000,
        "trainingMs": 90000,
      },
      "metrics": [
        {
          "name": "accuracy",
          "regex": "accuracy=(.*?);",
        },
      ],
      "model": undefined,
      "resources": {
        "archiveBytes": undefined,
        "diskBytes": undefined,
        "gpus": "1",
        "memoryBytes": 2147483648,
        "platform": "linux/amd64",
        "processes": undefined,
        "processors": undefined,
        "sharedMemoryBytes": 67108864,
      },
      "serveEnvironment": {
        "LOG_LEVEL": "debug",
      },
      "serveImage": "mine",
      "smokeHyperparameters": {
        "epochs": "1",
      },
      "soak": undefined,
      "source": "byoa.yaml",
      "trainEnvironment": {
        "THREADS": "1.0",
      },
      "trainImage": "mine",
    }
  `);
});

test("variables given once are for both roles", async () => {
  await given.write("environment: { LOG_LEVEL: debug, train: x }");
  const { trainEnvironment, serveEnvironment } = await loadProfile({ folder: given.path });
  expect(trainEnvironment).toEqual({ LOG_LEVEL: "debug", train: "x" });
  expect(serveEnvironment).toEqual(trainEnvironment);
});

test("a file that is empty declares nothing", async () => {
  await given.write("# nothing yet\n");
  expect(await loadProfile({ folder: given.path })).toMatchObject({
    source: "byoa.yaml",
    declaredData: false,
    declaredRequests: false,
  });
});

test("a file without channels on purpose declares that there are none", async () => {
  await given.write("channels: {}");
  expect(await loadProfile({ folder: given.path })).toMatchObject({ declaredData: true, channels: [] });
});

test("a file is named by --config, and its paths start at its folder", async () => {
  await writeFile(join(given.path, "data", "other.yaml"), "channels: { train: a.csv }");
  const profile = await loadProfile({ folder: given.path, config: "data/other.yaml" });
  expect(profile).toMatchObject({ source: join("data", "other.yaml"), channels: [{ name: "train" }] });
});
