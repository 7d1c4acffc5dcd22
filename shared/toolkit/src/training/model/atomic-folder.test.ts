import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { holdsFiles, removeUnfinished, replacingFiles, saveFiles } from "./atomic-folder.ts";

const folder = () => mkdtempSync(join(tmpdir(), "model-"));
const everything = (place: string) => readdirSync(place, { recursive: true }).map(String).sort();

test("files are written with the folders they need, and nothing else stays", () => {
  const place = folder();
  saveFiles(place, { "model.json": "{}", "nested/weights.bin": new Uint8Array([1, 2]) });
  saveFiles(place, { "model.json": '{"better":true}' });
  expect(everything(place)).toEqual(["model.json", "nested", "nested/weights.bin"]);
  expect(readFileSync(join(place, "model.json"), "utf8")).toBe('{"better":true}');
});

test("a name that leads out of the folder is refused", () => {
  for (const name of ["../model.json", "/etc/model.json", "a/../../b", "."]) {
    expect(() => saveFiles(folder(), { [name]: "" }), name).toThrow(RangeError);
  }
});

test("what an interrupted writer left is removed, everything else stays", () => {
  const place = folder();
  mkdirSync(join(place, "nested"));
  writeFileSync(join(place, "nested", ".saving-model.json"), "ha");
  writeFileSync(join(place, "nested", "model.json"), "{}");
  removeUnfinished(place);
  expect(everything(place)).toEqual(["nested", "nested/model.json"]);
});

test("a folder with empty files only, or none, holds no model", () => {
  const place = folder();
  writeFileSync(join(place, "model.json"), "");
  expect(holdsFiles(place)).toBe(false);
  expect(holdsFiles(join(place, "absent"))).toBe(false);
  saveFiles(place, { "model.json": "{}" });
  expect(holdsFiles(place)).toBe(true);
});

test("a set of files replaces the set before it, and nothing that others put there", () => {
  const place = folder();
  writeFileSync(join(place, "notes.txt"), "mine");
  const save = replacingFiles(place);
  save({ "weights-1.bin": "old", "model.json": "old" });
  save({ "weights-2.bin": "new", "model.json": "new" });
  expect(everything(place)).toEqual(["model.json", "notes.txt", "weights-2.bin"]);
  expect(readFileSync(join(place, "model.json"), "utf8")).toBe("new");
});
