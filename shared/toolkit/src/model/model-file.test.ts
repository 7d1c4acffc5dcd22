import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { parseModelDocument, readModelFile } from "./model-file.ts";

const names = { where: "model.json", what: "a model of this sum" };
const sum = z.strictObject({ weights: z.array(z.number()) });

test("a missing file is named with what the folder holds", () => {
  const folder = mkdtempSync(join(tmpdir(), "model-"));
  expect(() => readModelFile(folder, "model.json")).toThrow(`; ${folder} is empty`);
  writeFileSync(join(folder, "model.pkl"), "");
  expect(() => readModelFile(folder, "model.json")).toThrow(`; ${folder} holds model.pkl`);
  expect(() => readModelFile(join(folder, "none"), "model.json")).toThrow("none is not there");
  expect(readModelFile(folder, "model.pkl")).toHaveLength(0);
});

test("a document is as its schema says, or one line says where it is not", () => {
  expect(parseModelDocument('{"weights":[1]}', sum, names)).toEqual({ weights: [1] });
  expect(() => parseModelDocument('{"weights":[1', sum, names)).toThrow(/^model\.json is not JSON: /);
  expect(() => parseModelDocument('{"weights":["1"]}', sum, names)).toThrow(
    "model.json is not a model of this sum: weights.0: ",
  );
  expect(() => parseModelDocument("7", sum, names)).toThrow("model.json is not a model of this sum: the document: ");
});
