import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ConfigurationError } from "./configuration-error.ts";
import type { ProfileFlags } from "./flags.ts";
import { loadProfile } from "./load-profile.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-profile-"));
  await mkdir(join(folder, "data", "part"), { recursive: true });
  await mkdir(join(folder, "empty"));
  await writeFile(join(folder, "data", "a.csv"), "1,2\n");
  await writeFile(join(folder, "data", "part", "b.csv"), "3,4\n");
  await writeFile(join(folder, "sample.json"), '{"x":1}');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const withFile = (yaml: string): Promise<void> => writeFile(join(folder, "byoa.yaml"), yaml);

/** The mistakes of a file or of flags, one line each, the folder's own name aside. */
async function problems(yaml: string | undefined, flags: ProfileFlags = {}): Promise<string> {
  if (yaml !== undefined) await withFile(yaml);
  try {
    await loadProfile({ folder, flags });
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message.replaceAll(folder, "FOLDER");
    throw error;
  }
  return "none";
}

describe("without a file and flags", () => {
  test("it is the Iris profile, declared by nobody", async () => {
    const profile = await loadProfile({ folder, flags: { image: "mine" } });
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
          "gpus": undefined,
          "memoryBytes": undefined,
          "platform": undefined,
          "sharedMemoryBytes": undefined,
        },
        "serveEnvironment": {},
        "serveImage": "mine",
        "smokeHyperparameters": {},
        "source": "iris",
        "trainEnvironment": {},
        "trainImage": "mine",
      }
    `);
  });
});

describe("a file", () => {
  test("becomes a profile: values as text exactly as written, bodies read, units turned into numbers", async () => {
    await withFile(`
image: mine
capabilities: [train, serve]
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
    const { channels, requests, capabilities, ...rest } = await loadProfile({ folder });
    expect(channels.map(({ name, files, required }) => [name, required, files.map(({ path }) => path)])).toEqual([
      ["train", true, ["a.csv", "part/b.csv"]],
      ["extra", undefined, ["sample.json"]],
    ]);
    expect(requests.map(({ name, body }) => [name, body.toString()])).toEqual([
      ["request-1", '{"x":[1,2]}'],
      ["from-file", '{"x":1}'],
    ]);
    expect([...(capabilities ?? [])]).toEqual(["train", "serve"]);
    expect(rest).toMatchInlineSnapshot(`
      {
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
          "gpus": "1",
          "memoryBytes": 2147483648,
          "platform": "linux/amd64",
          "sharedMemoryBytes": 67108864,
        },
        "serveEnvironment": {
          "LOG_LEVEL": "debug",
        },
        "serveImage": "mine",
        "smokeHyperparameters": {
          "epochs": "1",
        },
        "source": "byoa.yaml",
        "trainEnvironment": {
          "THREADS": "1.0",
        },
        "trainImage": "mine",
      }
    `);
  });

  test("variables given once are for both roles", async () => {
    await withFile("environment: { LOG_LEVEL: debug, train: x }");
    const { trainEnvironment, serveEnvironment } = await loadProfile({ folder });
    expect(trainEnvironment).toEqual({ LOG_LEVEL: "debug", train: "x" });
    expect(serveEnvironment).toEqual(trainEnvironment);
  });

  test("that is empty declares nothing", async () => {
    await withFile("# nothing yet\n");
    expect(await loadProfile({ folder })).toMatchObject({
      source: "byoa.yaml",
      declaredData: false,
      declaredRequests: false,
    });
  });

  test("without channels on purpose declares that there are none", async () => {
    await withFile("channels: {}");
    expect(await loadProfile({ folder })).toMatchObject({ declaredData: true, channels: [] });
  });

  test("is named by --config, and its paths start at its folder", async () => {
    await writeFile(join(folder, "data", "other.yaml"), "channels: { train: a.csv }");
    const profile = await loadProfile({ folder, config: "data/other.yaml" });
    expect(profile).toMatchObject({ source: join("data", "other.yaml"), channels: [{ name: "train" }] });
  });
});

describe("mistakes in a file are told with their place, one line each", () => {
  test("wrong keys with the nearest right one, wrong values with what is allowed", async () => {
    expect(
      await problems(`
image: 5
chanels: {}
channels:
  tr/ain: data
  train: { path: data, requird: true }
  test: {}
hyperparameters:
  depth: { value: 1, invaild: x }
  rate: { invalid: q }
  none: null
environment:
  1A: b
requests:
  - contentType: text
    bdy: x
limits: { start: 8 minutes }
metrics: [{ name: a }]
resources: { memory: lots, gpus: true }
capabilities: [pip]
`),
    ).toMatchInlineSnapshot(`
      "image must be text — byoa.yaml:2:8. The shape is in harness/conformance/byoa.schema.json.
      unknown key chanels — byoa.yaml:3:1. Did you mean channels?
      channels.tr/ain is not a channel name: 1 to 64 letters, digits, . - or _ — byoa.yaml:5:3. The shape is in harness/conformance/byoa.schema.json.
      unknown key channels.train.requird — byoa.yaml:6:24. Did you mean required?
      channels.test needs either path or paths — byoa.yaml:7:9. The shape is in harness/conformance/byoa.schema.json.
      unknown key hyperparameters.depth.invaild — byoa.yaml:9:22. Did you mean invalid?
      hyperparameters.rate.value is missing — byoa.yaml:10:9. The shape is in harness/conformance/byoa.schema.json.
      hyperparameters.none must be text, a number, or true or false — byoa.yaml:11:9. The shape is in harness/conformance/byoa.schema.json.
      unknown key environment.1A — byoa.yaml:13:3. Known here: train, serve.
      requests[0] needs either body or bodyFile — byoa.yaml:15:5. The shape is in harness/conformance/byoa.schema.json.
      requests[0].contentType is not a content type like text/csv — byoa.yaml:15:18. The shape is in harness/conformance/byoa.schema.json.
      unknown key requests[0].bdy — byoa.yaml:16:5. Did you mean body?
      limits.start is not a duration like 90s or 8m — byoa.yaml:17:18. The shape is in harness/conformance/byoa.schema.json.
      metrics[0].regex is missing — byoa.yaml:18:11. The shape is in harness/conformance/byoa.schema.json.
      resources.memory is not a size like 512m or 2g — byoa.yaml:19:22. The shape is in harness/conformance/byoa.schema.json.
      resources.gpus must be text or a number — byoa.yaml:19:34. The shape is in harness/conformance/byoa.schema.json.
      capabilities[0] must be one of train, serve, pipe, file, sigterm-saves-model — byoa.yaml:20:16. The shape is in harness/conformance/byoa.schema.json."
    `);
  });

  test("what does not fit, is not there or goes beyond the contract", async () => {
    const cases: [name: string, yaml: string][] = [
      ["syntax", "image: [a\nb: c: d"],
      ["not a map", "- image"],
      ["a key twice", "image: a\nimage: b"],
      ["a folder that is not there", "channels: { train: nowhere }"],
      ["a folder without a file", "channels: { train: { paths: [data, empty] } }"],
      ["a file twice in a channel", "channels: { train: { paths: [data, data] } }"],
      ["a model that is not there", "model: model.tar.gz"],
      ["a body that is not there", "requests: [{ contentType: text/csv, bodyFile: b.csv }]"],
      ["a body that is a folder", "requests: [{ contentType: text/csv, bodyFile: data }]"],
      [
        "two requests of a name",
        "requests: [{ name: a, contentType: text/csv, body: x }, { name: a, contentType: text/csv, body: y }]",
      ],
      ["a metric's regex", "metrics: [{ name: a, regex: '(' }]"],
      ["an answer's regex", "requests: [{ contentType: text/csv, body: x, expect: { matches: '[' } }]"],
      ["a start limit that SageMaker does not take", "limits: { start: 5s }"],
      ["a value that is too long", `hyperparameters: { a: ${"x".repeat(2501)} }`],
      ["a name that is too long", `hyperparameters: { ${"x".repeat(257)}: 1 }`],
      ["too many channels", `channels: { ${Array.from({ length: 21 }, (_, index) => `c${index}: data`).join(", ")} }`],
    ];
    const told: Record<string, string> = {};
    for (const [name, given] of cases) told[name] = await problems(given);
    expect(told).toMatchInlineSnapshot(`
      {
        "a body that is a folder": "FOLDER/data is a folder — byoa.yaml:1:47. Name a file.",
        "a body that is not there": "FOLDER/b.csv is not there — byoa.yaml:1:47. Paths in it start at its own folder.",
        "a file twice in a channel": "FOLDER/data/a.csv and FOLDER/data/a.csv would both be a.csv in the channel — byoa.yaml:1:36. Rename one.",
        "a folder that is not there": "FOLDER/nowhere is not there — byoa.yaml:1:20. Paths in it start at its own folder.",
        "a folder without a file": "FOLDER/empty holds no file — byoa.yaml:1:36. Put the channel's data there.",
        "a key twice": "not YAML: Map keys must be unique — byoa.yaml:2:1. Mend the syntax there.",
        "a metric's regex": "the regular expression does not compile: /(/: Unterminated group — byoa.yaml:1:29. Mend the pattern.",
        "a model that is not there": "FOLDER/model.tar.gz is not there — byoa.yaml:1:8. Paths in it start at its own folder.",
        "a name that is too long": "hyperparameters.xxxxxxxxxxxxxxxxxxxxxxxx… is longer than the contract's 256 characters — byoa.yaml:1:20. The shape is in harness/conformance/byoa.schema.json.",
        "a start limit that SageMaker does not take": "limits.start is 5s, SageMaker takes 1m to 60m — byoa.yaml:1:18. ContainerStartupHealthCheckTimeoutInSeconds is what it stands for.",
        "a value that is too long": "hyperparameters.a is longer than the contract's 2500 characters — byoa.yaml:1:23. Put long values into a channel.",
        "an answer's regex": "the regular expression does not compile: /[/: Unterminated character class — byoa.yaml:1:65. Mend the pattern.",
        "not a map": "the file must be a map of its keys — byoa.yaml:1:1. The shape is in harness/conformance/byoa.schema.json.",
        "syntax": "not YAML: Flow sequence in block collection must be sufficiently indented and end with a ] — byoa.yaml:2:1. Mend the syntax there.
      not YAML: Nested mappings are not allowed in compact mappings — byoa.yaml:2:4. Mend the syntax there.",
        "too many channels": "channels has more than the contract's 20 — byoa.yaml:1:1. Join some of them.",
        "two requests of a name": "two requests are named a — byoa.yaml:1:65. Rename one.",
      }
    `);
  });

  test("--config names a file that is not there", async () => {
    await expect(loadProfile({ folder, config: "other.yaml" })).rejects.toThrow(
      "no such configuration file — other.yaml. Give --config the path of a byoa.yaml.",
    );
  });

  test("--config names a folder", async () => {
    await expect(loadProfile({ folder, config: "data" })).rejects.toThrow(
      "the configuration cannot be read (it is a folder) — data. Give --config the path of a byoa.yaml.",
    );
  });
});

describe("flags", () => {
  test("--input takes the place of all channels and leaves the request a guess", async () => {
    const profile = await loadProfile({
      folder,
      flags: { image: "mine", input: ["train=data", "train=sample.json", "validation=data/a.csv"] },
    });
    expect(profile.channels.map(({ name, files, contentType }) => [name, contentType, files.length])).toEqual([
      ["train", undefined, 3],
      ["validation", "text/csv", 1],
    ]);
    expect(profile).toMatchObject({
      source: "flags",
      declaredData: true,
      declaredRequests: false,
      requests: [{ name: "iris" }],
    });
  });

  test("--body takes the place of all requests and leaves the data a guess", async () => {
    const profile = await loadProfile({ folder, flags: { body: "@sample.json", accept: "text/plain" } });
    expect(profile).toMatchObject({ declaredData: false, declaredRequests: true });
    expect(profile.requests).toEqual([
      {
        name: "body",
        contentType: "application/json",
        accept: "text/plain",
        body: Buffer.from('{"x":1}'),
        expect: undefined,
      },
    ]);
  });

  test("win over the file, which keeps what they do not say", async () => {
    await withFile(`
image: theirs
serveImage: serving
channels: { train: { path: sample.json, contentType: application/json, required: true }, other: data }
hyperparameters: { depth: { value: 3, invalid: deep } }
environment: { A: "1", B: "2" }
limits: { start: 10m }
resources: { memory: 1g, gpus: all }
`);
    const profile = await loadProfile({
      folder,
      flags: {
        image: "mine",
        input: ["train=data"],
        hp: ["depth=4", "word=a=b"],
        env: ["B=3"],
        memory: "2g",
        timeout: "20m",
        capability: ["train"],
      },
    });
    expect(profile).toMatchObject({
      source: "byoa.yaml and flags",
      trainImage: "mine",
      serveImage: "serving",
      channels: [{ name: "train", contentType: "application/json", required: true }],
      hyperparameters: [
        { name: "depth", value: "4", invalid: "deep", type: "number" },
        { name: "word", value: "a=b", type: "string" },
      ],
      trainEnvironment: { A: "1", B: "3" },
      serveEnvironment: { A: "1", B: "3" },
      limits: { startMs: 600_000, trainingMs: 1_200_000 },
      resources: { memoryBytes: 2 * 1024 ** 3, gpus: "all" },
      capabilities: new Set(["train"]),
    });
  });

  test("--serve-image alone: nothing trains", async () => {
    expect(await loadProfile({ folder, flags: { serveImage: "serving" } })).toMatchObject({
      trainImage: undefined,
      serveImage: "serving",
    });
  });

  test("mistakes in flags are told with the flag, one line each", async () => {
    const cases: [name: string, flags: ProfileFlags][] = [
      ["no pair", { input: ["data"] }],
      ["no name", { hp: ["=3"] }],
      ["a channel name that SageMaker refuses", { input: ["tr/ain=data"] }],
      ["a channel that is not there", { input: ["train=nowhere"] }],
      ["a variable name that SageMaker refuses", { env: ["1A=x"] }],
      ["a body without its type", { body: "1,2" }],
      ["a body that is not there", { body: "@nothing.csv" }],
      ["a type without a body", { contentType: "text/csv" }],
      ["a model that is not there", { model: "model.tar.gz" }],
      ["a size", { memory: "lots" }],
      ["a duration", { timeout: "soon" }],
      ["a capability", { capability: ["pipes"] }],
      ["a hyperparameter that is too long", { hp: [`a=${"x".repeat(2501)}`] }],
    ];
    const told: Record<string, string> = {};
    for (const [name, given] of cases) told[name] = await problems(undefined, given);
    expect(told).toMatchInlineSnapshot(`
      {
        "a body that is not there": "FOLDER/nothing.csv is not there — --body @nothing.csv. Paths in flags start at the current folder.",
        "a body without its type": "its type is not known — --body 1,2. Add --content-type, for example text/csv.",
        "a capability": "no such capability — --capability pipes. Did you mean pipe?",
        "a channel name that SageMaker refuses": "tr/ain is not a channel name — --input tr/ain=data. 1 to 64 letters, digits, . - or _.",
        "a channel that is not there": "FOLDER/nowhere is not there — --input train=nowhere. Paths in flags start at the current folder.",
        "a duration": "not a duration — --timeout soon. Write it like 90s, 8m or 1h.",
        "a hyperparameter that is too long": "it is too long — --hp a…. A name has at most 256, a value 2500 characters.",
        "a model that is not there": "FOLDER/model.tar.gz is not there — --model model.tar.gz. Paths in flags start at the current folder.",
        "a size": "not a size — --memory lots. Write it like 512m or 2g.",
        "a type without a body": "there is no --body — --content-type text/csv. Add --body @FILE.",
        "a variable name that SageMaker refuses": "1A is not a variable name — --env 1A=x. Letters, digits and _, not starting with a digit.",
        "no name": "not a pair — --hp =3. Write it like --hp name=value.",
        "no pair": "not a pair — --input data. Write it like --input channel=DIR.",
      }
    `);
  });
});
