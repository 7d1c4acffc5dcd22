import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { saveFiles } from "@byoa/toolkit";
import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { openPureBackend } from "../backend/pure-backend.ts";
import { irisData } from "../fixtures/iris-examples.ts";
import { trained } from "../fixtures/trained-network.ts";
import { MODEL_FILE } from "./model-document.ts";
import { modelFiles, readModel } from "./model-files.ts";
import { predictRows } from "./predict-rows.ts";

beforeAll(openPureBackend);

async function savedModel() {
  const { network, last, values } = await trained({ epochs: 5, learning_rate: 0.01 });
  const { standardisation, rows } = irisData();
  const facts = { featureCount: 4, classes: 3, standardisation, hyperparameters: values };
  const training = { rows, epoch: 5, library: "a test" };
  const folder = mkdtempSync(join(tmpdir(), "model-"));
  saveFiles(folder, await modelFiles(network, last.bestWeights, { ...facts, training }));
  return { folder, network, facts };
}
const weightsFileOf = (folder: string) => readdirSync(folder).find((name) => name.startsWith("weights-")) ?? "none";

test("a model that is read again predicts what the trained network predicts", async () => {
  const { folder, network, facts } = await savedModel();
  const rows = [
    [5.1, 3.5, 1.4, 0.2],
    [5.7, 2.8, 4.1, 1.3],
    [6.3, 3.3, 6.0, 2.5],
  ];
  const predictions = predictRows(await readModel(folder), rows);
  expect(predictions).toEqual(predictRows({ network, facts }, rows));
  expect(predictions[0]?.label).toBe(0);
  for (const { probabilities } of predictions) {
    expect(probabilities.reduce((sum, each) => sum + each)).toBeCloseTo(1, 6);
  }
});

test("one at a time or all together: the same predictions", async () => {
  const model = await readModel((await savedModel()).folder);
  const rows = Array.from({ length: 100 }, (_, index) => [4 + index / 30, 3, 1 + index / 20, index / 50]);
  const one = rows.flatMap((row) => predictRows(model, [row]));
  for (const [index, { label, probabilities }] of predictRows(model, rows).entries()) {
    expect(label).toBe(one[index]?.label);
    for (const [place, value] of probabilities.entries())
      expect(value).toBeCloseTo(one[index]?.probabilities[place] ?? -1, 6);
  }
});

test("20,000 predictions leave no tensor behind", async () => {
  const model = await readModel((await savedModel()).folder);
  predictRows(model, [[5, 3, 1, 0]]);
  const before = memory();
  for (let request = 0; request < 20_000; request += 1) predictRows(model, [[5, 3, 1, request / 10_000]]);
  expect(memory()).toMatchObject({ numTensors: before.numTensors, numBytes: before.numBytes });
});

test("what is no such model is told in one line", async () => {
  const empty = mkdtempSync(join(tmpdir(), "model-"));
  await expect(readModel(empty)).rejects.toThrow(`${empty} is empty`);

  const { folder } = await savedModel();
  const file = join(folder, MODEL_FILE);
  const text = readFileSync(file, "utf8");
  const withText = async (changed: string) => {
    writeFileSync(file, changed);
    return await readModel(folder).catch((error: Error) => error.message.replaceAll(folder, "FOLDER"));
  };
  expect(await withText(text.slice(0, 500))).toMatch(/^FOLDER\/model\.json is not JSON: [^\n]+$/);
  expect(await withText(text.replace('"schemaVersion": 1', '"schemaVersion": 2'))).toBe(
    "FOLDER/model.json is not a model of this network: userDefinedMetadata.schemaVersion: is 2, of another version of this algorithm; this one reads 1",
  );
  expect(await withText(text.replace('"algorithm": "tensorflow"', '"algorithm": "decision-tree"'))).toMatch(
    /^FOLDER\/model\.json is not a model of this network: userDefinedMetadata\.algorithm: /,
  );
  expect(await withText('{"format": "graph-model"}')).toMatch(
    /^FOLDER\/model\.json is not a model of this network: format: /,
  );
});

test("weights that are cut off, changed or missing are told in one line", async () => {
  const { folder } = await savedModel();
  const name = weightsFileOf(folder);
  const file = join(folder, name);
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, 100));
  await expect(readModel(folder)).rejects.toThrow(
    `${name} has 100 bytes, model.json wants ${bytes.length}: it is cut off or another model's`,
  );
  writeFileSync(file, Buffer.alloc(bytes.length));
  await expect(readModel(folder)).rejects.toThrow(`${name} is damaged or another model's`);
});
