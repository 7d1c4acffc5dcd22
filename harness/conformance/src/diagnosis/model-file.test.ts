import type { TreeEntry } from "@byoa/platform";
import { expect, test } from "vitest";
import { missingModelFileIn, whereItIs } from "./model-file.ts";

const file = (path: string): TreeEntry => ({ path, type: "file", sizeBytes: 1, mode: 0o644, uid: 0, gid: 0 });
const seen = (line: string, ...paths: string[]) => {
  const modelBefore = paths.map(file);
  const missing = missingModelFileIn({ log: [{ atMs: 1, stream: "stderr", text: line }], modelBefore });
  return missing === undefined ? undefined : whereItIs(missing, modelBefore);
};

test.each([
  "FileNotFoundError: [Errno 2] No such file or directory: '/opt/ml/model/means.json'",
  "Error: ENOENT: no such file or directory, open '/opt/ml/model/means.json'",
  "open /opt/ml/model/means.json: no such file or directory",
  "cannot open file '/opt/ml/model/means.json': No such file or directory",
])("a file that lies in a folder of the archive is named with its place: %s", (line) => {
  expect(seen(line, "model/means.json")).toBe(
    "it looks for /opt/ml/model/means.json, and the model has it at model/means.json: pack the files themselves, not the folder around them (`tar -czf model.tar.gz -C FOLDER .`), or look for it there",
  );
});

test("a file of another name is named beside what the model holds", () => {
  expect(seen("No such file or directory: '/opt/ml/model/model.pkl'", "means.json", "labels.txt")).toBe(
    "it looks for /opt/ml/model/model.pkl, and the model holds means.json, labels.txt: save and load the same name",
  );
});

test("a file that is there, a frame of a trace and a path elsewhere are nothing of the kind", () => {
  expect(seen("cannot read /opt/ml/model/means.json", "means.json")).toBeUndefined();
  expect(seen('  File "/opt/ml/model/code/missing.py", line 3')).toBeUndefined();
  expect(seen("No such file or directory: '/opt/ml/input/data/train'", "means.json")).toBeUndefined();
});
