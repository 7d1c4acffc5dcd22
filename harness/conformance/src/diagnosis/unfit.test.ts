import { expect, test } from "vitest";
import { unfitIn } from "./unfit.ts";

const importing = [
  "Traceback (most recent call last):",
  '  File "/opt/program/train", line 4, in <module>',
  "    import framework",
  '  File "/opt/program/framework/__init__.py", line 1, in <module>',
  "    from framework import tensor_pb2",
];

test.each<[string, string]>([
  ["an encoding", "UnicodeEncodeError: 'ascii' codec can't encode character '\\u2265' in position 9"],
  ["the SDK's own hyperparameter", "KeyError: 'sagemaker_region'"],
  ["an R package", "Error in library(mda) : there is no package called 'mda'"],
])("a job that lacks %s is not refusing its data", (_, line) => {
  expect(unfitIn(["training starts", line])).toEqual({ kind: "unfit", line });
});

test.each<[string, string]>([
  ["credentials", "botocore.exceptions.NoCredentialsError: Unable to locate credentials"],
  ["gpu", "RuntimeError: Found no NVIDIA driver on your system."],
  ["memory", "OpenJDK 64-Bit Server VM warning: INFO: os::commit_memory(0x1, 2, 0) failed; error='Not enough space'"],
])("what a job was not given here is no fault of its image: %s", (what, line) => {
  expect(unfitIn(["training starts", line])).toEqual({ kind: "ungiven", what, line });
});

test("a trace through an import statement shows that the work had not begun", () => {
  const line = "RuntimeError: no locator available for file '/opt/program/detector.py'";
  expect(unfitIn([...importing, line])).toEqual({ kind: "unfit", line });
});

test.each([
  "KeyError: 'price'",
  "ValueError: could not convert string to float: 'setosa'",
  "FileNotFoundError: [Errno 2] No such file or directory: '/opt/ml/input/data/training/train.csv'",
  "RuntimeError: the channel train is empty",
])("a script that does its work while it is imported may refuse data: %s", (error) => {
  expect(unfitIn([...importing, error])).toBeUndefined();
});

test.each([
  "ValueError: Found array with 0 sample(s)",
  "KeyError: 'price'",
  "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff",
  "error: 12 columns are expected",
  "panic: runtime error: index out of range [4] with length 4",
])("a refusal of data has another reason than its surroundings: %s", (line) => {
  expect(
    unfitIn(["Traceback (most recent call last):", '  File "/opt/program/train", line 9, in fit', line]),
  ).toBeUndefined();
});
