import { expect, test } from "vitest";
import { decisiveLine } from "./decisive-line.ts";

test.each([
  [
    "the error that ends a trace, not the banner after it",
    ["Traceback (most recent call last):", '  File "app.py", line 3, in predict', "KeyError: 'model'", "listening"],
    "KeyError: 'model'",
  ],
  [
    "a known cause, not the errors that follow from it",
    [
      "ModuleNotFoundError: No module named 'flask'",
      "[ERROR] Worker (pid:7) exited with code 3",
      "Shutting down: Master",
    ],
    "ModuleNotFoundError: No module named 'flask'",
  ],
  [
    "Node's error, not the version at the end",
    ["Error: Cannot find module '/opt/ml/model/x.js'", "    at load (main.js:3:1)", "Node.js v24.0.0"],
    "Error: Cannot find module '/opt/ml/model/x.js'",
  ],
  [
    "an error of the program, not the access log that repeats the status",
    ["KeyError: 'model'", '127.0.0.1 - - "GET /ping HTTP/1.1" 500 -'],
    "KeyError: 'model'",
  ],
])("%s is decisive", (_, lines, line) => {
  expect(decisiveLine(lines)).toBe(line);
});

test.each([
  ["a log that only greets", ["loading", "listening"]],
  ["an empty log", []],
  ["an access log alone", ['"POST /invocations HTTP/1.1" 500']],
])("%s gives no reason: its last line is none", (_, lines) => {
  expect(decisiveLine(lines)).toBeUndefined();
});

test("an error far from the end of a long log is not why it ended", () => {
  const epochs = Array.from({ length: 300 }, (_, epoch) => `epoch ${epoch}`);
  expect(decisiveLine(["ValueError: tried again", ...epochs])).toBeUndefined();
});
