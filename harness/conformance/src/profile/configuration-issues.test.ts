import { afterEach, beforeEach, expect, test } from "vitest";
import { loadProfile } from "./load-profile.ts";
import { type ProfileFolder, profileFolder } from "./profile-folder.fixture.ts";

let given: ProfileFolder;

beforeEach(async () => {
  given = await profileFolder();
});

afterEach(() => given[Symbol.asyncDispose]());

/** What is said of a byoa.yaml with this text. */
async function problemsOf(yaml: string): Promise<string> {
  await given.write(yaml);
  return await given.problems();
}

test("wrong keys with the nearest right one, wrong values with what is allowed", async () => {
  expect(
    await problemsOf(`
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
    capabilities[0] must be one of train, serve, pipe, file, sigterm-saves-model, checkpoints — byoa.yaml:20:16. The shape is in harness/conformance/byoa.schema.json."
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
    ["a step without a number", "checkpoints: { step: epoch }"],
    ["a step that is no pattern", "checkpoints: { step: 'epoch=(' }"],
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
  for (const [name, yaml] of cases) told[name] = await problemsOf(yaml);
  expect(told).toMatchInlineSnapshot(`
    {
      "a body that is a folder": "FOLDER/data is a folder — byoa.yaml:1:47. Name a file.",
      "a body that is not there": "FOLDER/b.csv is not there — byoa.yaml:1:47. Paths in it start at its own folder.",
      "a file twice in a channel": "FOLDER/data/a.csv and FOLDER/data/a.csv would both be a.csv in the channel — byoa.yaml:1:36. Rename one.",
      "a folder that is not there": "FOLDER/nowhere is not there — byoa.yaml:1:20. Paths in it start at its own folder.",
      "a folder without a file": "FOLDER/empty holds no file — byoa.yaml:1:36. Put the channel's data there.",
      "a key twice": "not YAML: Map keys must be unique — byoa.yaml:2:1. Fix the syntax there.",
      "a metric's regex": "the regular expression does not compile: /(/: Unterminated group — byoa.yaml:1:29. Fix the pattern.",
      "a model that is not there": "FOLDER/model.tar.gz is not there — byoa.yaml:1:8. Paths in it start at its own folder.",
      "a name that is too long": "hyperparameters.xxxxxxxxxxxxxxxxxxxxxxxx… is longer than the contract's 256 characters — byoa.yaml:1:20. The shape is in harness/conformance/byoa.schema.json.",
      "a start limit that SageMaker does not take": "limits.start is 5s, SageMaker takes 1m to 60m — byoa.yaml:1:18. ContainerStartupHealthCheckTimeoutInSeconds is what it stands for.",
      "a step that is no pattern": "the regular expression does not compile: /epoch=(/: Unterminated group — byoa.yaml:1:22. Fix the pattern.",
      "a step without a number": "checkpoints.step has no group for the number of the step — byoa.yaml:1:22. Put the number in parentheses: epoch=(\\d+).",
      "a value that is too long": "hyperparameters.a is longer than the contract's 2500 characters — byoa.yaml:1:23. Put long values into a channel.",
      "an answer's regex": "the regular expression does not compile: /[/: Unterminated character class — byoa.yaml:1:65. Fix the pattern.",
      "not a map": "the file must be a map of its keys — byoa.yaml:1:1. The shape is in harness/conformance/byoa.schema.json.",
      "syntax": "not YAML: Flow sequence in block collection must be sufficiently indented and end with a ] — byoa.yaml:2:1. Fix the syntax there.
    not YAML: Nested mappings are not allowed in compact mappings — byoa.yaml:2:4. Fix the syntax there.",
      "too many channels": "channels has more than the contract's 20 — byoa.yaml:1:1. Join some of them.",
      "two requests of a name": "two requests are named a — byoa.yaml:1:65. Rename one.",
    }
  `);
});

test("--config names a file that is not there", async () => {
  await expect(loadProfile({ folder: given.path, config: "other.yaml" })).rejects.toThrow(
    "no such configuration file — other.yaml. Give --config the path of a byoa.yaml.",
  );
});

test("--config names a folder", async () => {
  await expect(loadProfile({ folder: given.path, config: "data" })).rejects.toThrow(
    "the configuration cannot be read (it is a folder) — data. Give --config the path of a byoa.yaml.",
  );
});
