import { expect, test } from "vitest";
import { aJob } from "../requirements/training/observations.fixture.ts";
import { trainLooksAbsent } from "./role-looks-absent.ts";

type Facts = Parameters<typeof aJob>[0];
const absent = (facts: Facts) => trainLooksAbsent(aJob(facts), { capabilities: undefined });

test.each<[string, Facts]>([
  ["the engine's refusal", { exitCode: 127, exit: { startError: "executable file not found" }, log: [] }],
  ["a shell that finds no such program", { exitCode: 127, log: ["entry: exec: train: not found"] }],
  [
    "argparse",
    { exitCode: 2, log: ["usage: app [-h] {serve}", "app: error: argument command: invalid choice: 'train'"] },
  ],
  ["a usage line", { exitCode: 1, log: ["Unknown command: train. Use serve."] }],
  ["an argument that was lost", { exitCode: 2, log: ["usage: train | serve (unknown argument: undefined)"] }],
  [
    "MLflow's container",
    { exitCode: 1, log: ["Traceback (most recent call last):", "Exception: Train is not implemented."] },
  ],
  ["a sentence", { exitCode: 1, log: ["This container does not support training; it is for inference only."] }],
  [
    "node with a base's entry script",
    { exitCode: 1, log: ["node:internal/modules/cjs/loader:1", "Error: Cannot find module '/app/train'"] },
  ],
  ["a shell that runs a script", { exitCode: 127, log: ["bash: train: No such file or directory"] }],
])("%s means that there is no such role", (_, facts) => {
  expect(absent(facts)).toBeDefined();
});

test.each<[string, Facts]>([
  ["success", {}],
  [
    "a refusal of data that speaks of a channel called train",
    { exitCode: 1, log: ["invalid input: channel train not found"] },
  ],
  ["a trace", { exitCode: 1, log: ["Traceback (most recent call last):", "ValueError: unknown argument train"] }],
  ["a failure file", { exitCode: 1, log: ["invalid argument train"], failureText: "invalid argument train" }],
  ["a late end", { exitCode: 1, exit: { atMs: 60_000 }, log: ["unknown argument train"] }],
  ["a missing module of another name", { exitCode: 1, log: ["Error: Cannot find module '/app/lib/retrain'"] }],
  [
    "an option that is not there",
    { exitCode: 1, log: ["NotImplementedError: training with gpu_hist is not supported on cpu"], failureText: "x" },
  ],
])("%s means that the program ran", (_, facts) => {
  expect(absent(facts)).toBeUndefined();
});
