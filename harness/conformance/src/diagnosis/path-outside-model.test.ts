import { expect, test } from "vitest";
import { aServing } from "../requirements/serving/observations.fixture.ts";
import { aFile } from "../requirements/training/observations.fixture.ts";
import { pathOutsideIn } from "./path-outside-model.ts";

const outside = (line: string, text = "{}", facts: Parameters<typeof aServing>[0] = { notReady: true }) =>
  pathOutsideIn(aServing({ ...facts, log: [line], modelBefore: [aFile("model.json", 9, { text })] }))?.path;

test.each([
  [
    "Python",
    "FileNotFoundError: [Errno 2] No such file or directory: '/home/ann/project/vocab.txt'",
    "/home/ann/project/vocab.txt",
  ],
  ["Node", "Error: ENOENT: no such file or directory, open '/tmp/run-7/weights.bin'", "/tmp/run-7/weights.bin"],
  [
    "R",
    "cannot open file '/opt/ml/input/data/training/levels.rds': No such file or directory",
    "/opt/ml/input/data/training/levels.rds",
  ],
  ["Go", "open /mnt/disk/model.onnx: no such file or directory", "/mnt/disk/model.onnx"],
])("a path that the archive does not bring, in the words of %s", (_, line, path) => {
  expect(outside(line)).toBe(path);
});

test("the failure file of a training job is nothing that a model names", () => {
  expect(outside("FileNotFoundError: [Errno 2] No such file or directory: '/opt/ml/output/failure'")).toBeUndefined();
});

test("any path that the model itself names counts", () => {
  const line = "cannot open /srv/weights/a.bin: no such file";
  expect(outside(line)).toBeUndefined();
  expect(outside(line, '{"weights": "/srv/weights/a.bin"}')).toBe("/srv/weights/a.bin");
});

test.each([
  ["a path in the model folder", "No such file or directory: '/opt/ml/model/model.pkl'"],
  ["a program that is not installed", "/usr/bin/env: 'gunicorn': No such file or directory"],
  [
    "a channel, of a program that trains in place of serving",
    "channel training is missing: /opt/ml/input/data/training is not there",
  ],
  ["a line of a trace", "    at load (/home/node/app/missing.js:3:1)"],
  ["an address", "not found: http://example.test/tmp/model.bin"],
])("%s is another matter", (_, line) => {
  expect(outside(line)).toBeUndefined();
});

test("a server that came up has what it needs", () => {
  expect(outside("no such file: '/tmp/a/b'", "{}", {})).toBeUndefined();
});
