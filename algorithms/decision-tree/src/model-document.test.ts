import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type ModelDocument, modelText, parseModel, readModel } from "./model-document.ts";

const model: ModelDocument = {
  schemaVersion: 1,
  algorithm: "decision-tree",
  labels: ["no", "yes"],
  featureCount: 2,
  hyperparameters: { criterion: "gini", max_depth: null, min_samples_split: 2, min_impurity_decrease: 0 },
  training: { rows: 4, depth: 1, leaves: 2, finished: true },
  nodes: [
    { id: 0, samples: 4, counts: [1, 3], feature: 1, threshold: 2.5, impurityDecrease: 0.375, left: 1, right: 2 },
    { id: 1, samples: 1, counts: [1, 0], label: "no" },
    { id: 2, samples: 3, counts: [0, 3], label: "yes" },
  ],
};

test("a document is written with one node a line, and read back as it was", () => {
  expect(modelText(model)).toMatchInlineSnapshot(`
    "{
      "schemaVersion": 1,
      "algorithm": "decision-tree",
      "labels": ["no","yes"],
      "featureCount": 2,
      "hyperparameters": {"criterion":"gini","max_depth":null,"min_samples_split":2,"min_impurity_decrease":0},
      "training": {"rows":4,"depth":1,"leaves":2,"finished":true},
      "nodes": [
        {"id":0,"samples":4,"counts":[1,3],"feature":1,"threshold":2.5,"impurityDecrease":0.375,"left":1,"right":2},
        {"id":1,"samples":1,"counts":[1,0],"label":"no"},
        {"id":2,"samples":3,"counts":[0,3],"label":"yes"}
      ]
    }
    "
  `);
  expect(parseModel(modelText(model))).toEqual(model);
});

const messageOf = (text: string) => {
  try {
    parseModel(text, "/opt/ml/model/model.json");
    return "read";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

test("a fault is told in one line with its place", () => {
  const [root, ...leaves] = model.nodes;
  const withRoot = (change: object) =>
    messageOf(JSON.stringify({ ...model, nodes: [{ ...root, ...change }, ...leaves] }));
  expect([
    messageOf("{"),
    messageOf("{}"),
    messageOf(JSON.stringify({ ...model, schemaVersion: 2 })),
    withRoot({ left: 0 }),
    withRoot({ right: 3 }),
    withRoot({ feature: 2 }),
    withRoot({ counts: [4] }),
  ]).toMatchInlineSnapshot(`
    [
      "/opt/ml/model/model.json is not JSON: Expected property name or '}' in JSON at position 1 (line 1 column 2)",
      "/opt/ml/model/model.json is not a model of this decision tree: schemaVersion: Invalid input: expected 1",
      "/opt/ml/model/model.json is not a model of this decision tree: schemaVersion: Invalid input: expected 1",
      "/opt/ml/model/model.json is not a model of this decision tree: nodes.0.left: Too small: expected number to be >=1",
      "/opt/ml/model/model.json is not a model of this decision tree: nodes.0.right: 3 is not a node below this one",
      "/opt/ml/model/model.json is not a model of this decision tree: nodes.0.feature: there are only 2 features, counted from 0",
      "/opt/ml/model/model.json is not a model of this decision tree: nodes.0.counts: needs one number for each of the labels",
    ]
  `);
});

test("a folder without a model is told with what it holds", () => {
  const folder = mkdtempSync(join(tmpdir(), "model-"));
  expect(() => readModel(folder)).toThrow(/cannot read the model .*model\.json \(ENOENT.*; .* is empty/);
  expect(() => readModel(join(folder, "absent"))).toThrow(/absent is not there/);
});
