// A decision tree for Iris: reads the channels of a training job, leaves its model where the platform collects it.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DecisionTreeClassifier } from "ml-cart";

// /opt/ml in a container; a folder of the same shape on a laptop.
const BASE = process.env.SAGEMAKER_BASE_DIR ?? "/opt/ml";

const training = readChannel("training");
const testing = existsSync(`${BASE}/input/data/testing`) ? readChannel("testing") : [];

const tree = new DecisionTreeClassifier({ maxDepth: 5 });
tree.train(training.map(featuresOf), training.map(labelOf));

if (testing.length > 0) {
  const predicted = tree.predict(testing.map(featuresOf));
  const right = testing.filter((row, index) => labelOf(row) === predicted[index]).length;
  console.log(`testing:accuracy=${(right / testing.length).toFixed(4)};`);
}

mkdirSync(`${BASE}/model`, { recursive: true });
writeFileSync(`${BASE}/model/model.json`, JSON.stringify(tree));

// All files of a channel, in folders too: nobody promises that there is one, or what it is called.
function readChannel(name) {
  const folder = `${BASE}/input/data/${name}`;
  if (!existsSync(folder)) throw new Error(`channel ${name} is missing: ${folder} is not there`);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const data = files.filter((file) => file.isFile() && !/^[._]/.test(file.name));
  return data.flatMap((file) => readRows(join(file.parentPath, file.name)));
}

// The label stands first, then four measures in centimetres.
function readRows(file) {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => line.split(",").map(Number));
}

function labelOf([label]) {
  return label;
}

function featuresOf([, ...features]) {
  return features;
}
