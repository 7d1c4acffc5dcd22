import type { Exit, LogLine } from "@byoa/platform";
import { expect, test } from "vitest";
import { serveLooksAbsent } from "./serve-looks-absent.ts";

const lines = (...texts: string[]): LogLine[] => texts.map((text, atMs) => ({ stream: "stdout", atMs, text }));
const exit = (code: number, startError?: string): Exit => ({
  code,
  atMs: 400,
  outOfMemory: false,
  ...(startError === undefined ? {} : { startError }),
});
const trained = lines("Starting", "epoch 1 loss 0.9", "epoch 2 loss 0.4", "saved the model");

test.each<[string, Exit, LogLine[]]>([
  ["it trains once more and ends with 0", exit(0), lines("Starting", "epoch 1 loss 0.8", "saved the model")],
  ["the engine finds no such program", exit(127, 'exec: "serve": executable file not found in $PATH'), []],
  ["its shell finds no such program", exit(127), lines("/entry.sh: 3: exec: serve: not found")],
  [
    "it fails as a training job, whose failure file has no folder here",
    exit(1),
    lines(
      "ValueError: channel missing",
      "FileNotFoundError: [Errno 2] No such file or directory: '/opt/ml/output/failure'",
    ),
  ],
  ["it refuses the argument", exit(2), lines("usage: app {train}", "app: error: invalid choice: 'serve'")],
])("the image does not serve: %s", (_, how, log) => {
  expect(serveLooksAbsent({ exit: how, log }, trained)).toBeDefined();
});

test.each<[string, Exit, LogLine[]]>([
  ["it ends with 0 and a trace", exit(0), lines("Traceback (most recent call last):", "ModuleNotFoundError: flask")],
  ["it ends with 0 in silence", exit(0), []],
  ["it ends with 0 after a line that every role logs", exit(0), lines("Starting")],
  ["its program has no first line", exit(126, "exec /opt/program/serve: exec format error"), []],
  ["its program may not be executed", exit(126, "permission denied"), []],
  ["a program that it starts is not there", exit(127), lines("/usr/bin/serve: 4: gunicorn: not found")],
  ["it runs on", { ...exit(0), code: 0 }, lines("listening")],
])("a server that cannot be had is a failure, no other kind of image: %s", (_, how, log) => {
  expect(serveLooksAbsent({ exit: how, log }, trained)).toBeUndefined();
});
