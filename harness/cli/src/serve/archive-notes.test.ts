import type { TreeEntry } from "@byoa/platform";
import { expect, test } from "vitest";
import { archiveNote } from "./archive-notes.ts";

const entry = (path: string): TreeEntry => ({
  path,
  type: path.endsWith("/") ? "directory" : "file",
  sizeBytes: 1,
  mode: 0o644,
  uid: 0,
  gid: 0,
});
const noteOf = (...paths: string[]) => archiveNote(paths.map(entry));

test("an archive with files at its root, or with several folders, is as one would pack it", () => {
  expect(noteOf("model.json")).toBeUndefined();
  expect(noteOf("1/", "1/model.pb", "2/", "2/model.pb")).toBeUndefined();
});

test("a leading folder and an empty archive are told, with the next step", () => {
  expect(noteOf("model/", "model/model.json")).toMatchInlineSnapshot(
    `"everything in the model archive lies below model/: the container finds it in /opt/ml/model/model. If it should not, pack with tar -C model -czf model.tar.gz ."`,
  );
  expect(noteOf()).toBe("the model archive holds no file");
});
