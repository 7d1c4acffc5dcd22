// A decision tree for Iris, as it was written on a laptop: `npm install`, then `node tree.mjs` beside the data.
import { readFileSync, writeFileSync } from "node:fs";
import { DecisionTreeClassifier } from "ml-cart";

const training = readRows("data/training/iris.csv");
const testing = readRows("data/testing/iris.csv");

const tree = new DecisionTreeClassifier({ maxDepth: 5 });
tree.train(training.map(featuresOf), training.map(labelOf));

const predicted = tree.predict(testing.map(featuresOf));
const right = testing.filter((row, index) => labelOf(row) === predicted[index]).length;
console.log(`testing:accuracy=${(right / testing.length).toFixed(4)};`);

writeFileSync("model.json", JSON.stringify(tree));

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
