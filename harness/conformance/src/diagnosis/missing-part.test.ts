import { expect, test } from "vitest";
import { missingPartIn } from "./missing-part.ts";

const nameIn = (...lines: string[]) => {
  const part = missingPartIn(lines);
  return part && "name" in part ? `${part.kind} ${part.name}` : part?.kind;
};

test.each<[string, string[], string]>([
  ["dash", ["/usr/local/bin/serve: 4: gunicorn: not found"], "missing-program gunicorn"],
  ["bash", ["/entry.sh: line 12: nginx: command not found"], "missing-program nginx"],
  ["exec in a shell", ["/entry.sh: 3: exec: train: not found"], "missing-program train"],
  ["the engine", ['exec: "serve": executable file not found in $PATH'], "missing-program serve"],
  ["tini", ["[FATAL tini (7)] exec train failed: No such file or directory"], "missing-program train"],
  ["Node", ["Error: spawn nginx ENOENT"], "missing-program nginx"],
  ["Java", ['java.io.IOException: Cannot run program "nginx": error=2, No such file'], "missing-program nginx"],
  [
    "an old Python",
    ["FileNotFoundError: [Errno 2] No such file or directory: 'nginx': 'nginx'"],
    "missing-program nginx",
  ],
  [
    "Python",
    [
      '  File "/usr/lib/python3.11/subprocess.py", line 1955, in _execute_child',
      "FileNotFoundError: [Errno 2] No such file or directory: 'nginx'",
    ],
    "missing-program nginx",
  ],
  [
    "the loader",
    ["node: error while loading shared libraries: libgomp.so.1: cannot open shared object file: No such file"],
    "missing-library libgomp.so.1",
  ],
  [
    "an import",
    ["ImportError: libcuda.so.1: cannot open shared object file: No such file or directory"],
    "missing-library libcuda.so.1",
  ],
  ["a module", ["ModuleNotFoundError: No module named 'flask'"], "missing-part"],
])("what is missing is found in the words of %s", (_, lines, found) => {
  expect(nameIn(...lines)).toBe(found);
});

test.each<[string, string[]]>([
  ["a data file of Python", ["FileNotFoundError: [Errno 2] No such file or directory: 'train.csv'"]],
  ["a channel", ["FileNotFoundError: [Errno 2] No such file or directory: '/opt/ml/input/data/train'"]],
  ["a channel that is named", ["channel train not found"]],
  ["a label", ["ValueError: setosa: not a number"]],
  ["a column", ["KeyError: 'price'"]],
])("%s is no part of the image", (_, lines) => {
  expect(nameIn(...lines)).toBeUndefined();
});
