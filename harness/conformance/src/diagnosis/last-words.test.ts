import { expect, test } from "vitest";
import { lastWords } from "./last-words.ts";

const TRACE = "Traceback (most recent call last):";

test("a program's last trace explains its end, and not what it had warned of before", () => {
  expect(
    lastWords(["libcuda.so.1: cannot open shared object file", TRACE, "  File …", "ValueError: no column price"]),
  ).toEqual([TRACE, "  File …", "ValueError: no column price"]);
});

test("a trace begins with the one that was being handled when it was raised", () => {
  const lines = [
    "training",
    TRACE,
    "KeyError: 'a'",
    "",
    "During handling of the above exception, another exception occurred:",
    "",
    TRACE,
    "RuntimeError: b",
  ];
  expect(lastWords(lines)).toEqual(lines.slice(1));
});

test("a parent's trace about its child leaves the child's words to explain the end", () => {
  const lines = [
    "/entry.sh: line 3: nginx: command not found",
    TRACE,
    "subprocess.CalledProcessError: Command 'serve'",
  ];
  expect(lastWords(lines)).toEqual(lines);
});

test.each([
  "W: Could not load dynamic library libcuda.so.1",
  "WARNING: No module named 'cupy'",
  "[WARNING] libgomp.so.1: cannot open shared object file",
  "No module named 'cupy': using numpy instead",
  "UserWarning: Permission denied, the cache is off",
  "Permission denied reading /sys/class/dmi: skipped",
  "Exception ignored in: <function Pool.__del__>",
])("a program goes on after: %s", (line) => {
  expect(lastWords([line, "error: 12 columns are expected"])).toEqual(["error: 12 columns are expected"]);
});
