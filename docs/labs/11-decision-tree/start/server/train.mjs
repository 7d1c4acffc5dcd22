import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { DecisionTreeClassifier } from "ml-cart";
import { BASE, readChannel } from "./channels.mjs";

export function train() {
  try {
    learn();
  } catch (error) {
    // What stands first in this file is the job's FailureReason.
    mkdirSync(`${BASE}/output`, { recursive: true });
    writeFileSync(`${BASE}/output/failure`, `${error.message}\n\n${error.stack}`);
    console.error(error.stack);
    process.exitCode = 1;
  }
}

function learn() {
  const training = readChannel("training");
  const testing = existsSync(`${BASE}/input/data/testing`) ? readChannel("testing") : [];

  const tree = new DecisionTreeClassifier({ maxDepth: readMaxDepth() });
  tree.train(training.map(featuresOf), training.map(labelOf));

  if (testing.length > 0) {
    const predicted = tree.predict(testing.map(featuresOf));
    const right = testing.filter((row, index) => labelOf(row) === predicted[index]).length;
    console.log(`testing:accuracy=${(right / testing.length).toFixed(4)};`);
  }

  mkdirSync(`${BASE}/model`, { recursive: true });
  writeFileSync(`${BASE}/model/model.json`, JSON.stringify(tree));
}

// Every hyperparameter is a string; some tools put it into quotes once more. None at all is a tree without a limit.
function readMaxDepth() {
  const file = `${BASE}/input/config/hyperparameters.json`;
  const { max_depth: given } = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  if (given === undefined) return Number.POSITIVE_INFINITY;
  const maxDepth = Number(given.replaceAll('"', ""));
  if (Number.isInteger(maxDepth) && maxDepth >= 1) return maxDepth;
  throw new Error(`hyperparameter max_depth is ${given}; it must be a whole number of at least 1`);
}

function labelOf([label]) {
  return label;
}

function featuresOf([, ...features]) {
  return features;
}
