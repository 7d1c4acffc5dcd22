import { expect, test } from "vitest";
import { tellingLines } from "./telling-lines.ts";

const lines = (text: string) => text.split("\n").map((line) => ({ text: line }));
const told = (text: string, count = 3) => tellingLines(lines(text), count).map((line) => line.text);

test("Node's trace is told from its error on, not by the properties at its end", () => {
  const trace = `started
node:fs:440
Error: ENOENT: no such file or directory, open '/opt/ml/model/model.json'
    at openSync (node:fs:561:18)
    at load (file:///opt/program/serve.mjs:10:3) {
  errno: -2,
  code: 'ENOENT'
}

Node.js v24.21.0`;
  expect(told(trace)).toEqual([
    "Error: ENOENT: no such file or directory, open '/opt/ml/model/model.json'",
    "    at openSync (node:fs:561:18)",
    "    at load (file:///opt/program/serve.mjs:10:3) {",
  ]);
});

test("Python's trace ends with its error, and an ordinary log with its last lines", () => {
  expect(told("Traceback (most recent call last):\n  File\n    x\nValueError: no")).toEqual([
    "  File",
    "    x",
    "ValueError: no",
  ]);
  expect(told("one\ntwo\nthree\nfour")).toEqual(["two", "three", "four"]);
});

test("an error of long ago is not the end", () => {
  expect(
    told(["ValueError: retried", ...Array.from({ length: 30 }, (_, index) => `epoch ${index}`)].join("\n")),
  ).toEqual(["epoch 27", "epoch 28", "epoch 29"]);
});
