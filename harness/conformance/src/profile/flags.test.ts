import { afterEach, beforeEach, expect, test } from "vitest";
import type { ProfileFlags } from "./flags.ts";
import { loadProfile } from "./load-profile.ts";
import { type ProfileFolder, profileFolder } from "./profile-folder.fixture.ts";

let given: ProfileFolder;

beforeEach(async () => {
  given = await profileFolder();
});

afterEach(() => given[Symbol.asyncDispose]());

test("--input takes the place of all channels and leaves the request a guess", async () => {
  const profile = await loadProfile({
    folder: given.path,
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
  const profile = await loadProfile({ folder: given.path, flags: { body: "@sample.json", accept: "text/plain" } });
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
  await given.write(`
image: theirs
serveImage: serving
channels: { train: { path: sample.json, contentType: application/json, required: true }, other: data }
hyperparameters: { depth: { value: 3, invalid: deep } }
environment: { A: "1", B: "2" }
limits: { start: 10m }
resources: { memory: 1g, gpus: all }
`);
  const profile = await loadProfile({
    folder: given.path,
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
  expect(await loadProfile({ folder: given.path, flags: { serveImage: "serving" } })).toMatchObject({
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
  for (const [name, flags] of cases) told[name] = await given.problems(flags);
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
