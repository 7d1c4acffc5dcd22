import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { nearest } from "./centroids.mjs";
import { readChannel } from "./channels.mjs";
import { readCheckpoint, saveCheckpoint } from "./checkpoint.mjs";
import { readHyperparameters } from "./hyperparameters.mjs";

const stop = new AbortController();

export async function train() {
  process.on("SIGTERM", () => stop.abort());
  try {
    console.log("training started");
    await fit();
    console.log("training finished");
    process.exit(0);
  } catch (error) {
    console.error(error.stack);
    writeFileSync("/opt/ml/output/failure", `${error.message}\n\n${error.stack}`);
    process.exit(1);
  }
}

async function fit() {
  const hyperparameters = readHyperparameters();
  const channels = JSON.parse(readFileSync("/opt/ml/input/config/inputdataconfig.json", "utf8"));
  if (channels.training === undefined)
    throw new Error(`channel training is missing; the job has: ${Object.keys(channels).join(", ") || "none"}`);
  const sums = new Map();
  const testing = readTesting(channels);
  const before = readCheckpoint();
  for (const [label, sum] of before.sums) sums.set(label, sum);
  if (before.epochs > 0) saveModel(sums, hyperparameters);
  for (let epoch = before.epochs; epoch < hyperparameters.epochs && !stop.signal.aborted; epoch += 1) {
    await new Promise(setImmediate); // SIGTERM is heard between the shortest epochs
    console.log(`epoch ${epoch} started`);
    const rows = await readChannel("training", channels.training, epoch - before.epochs, stop.signal);
    if (rows.length === 0 && sums.size === 0)
      throw new Error(stop.signal.aborted ? "stopped before the first row" : "channel training has no rows");
    for (const [index, row] of rows.entries()) {
      if (index % 1000 === 999) {
        await new Promise(setImmediate);
        if (stop.signal.aborted) break;
      }
      add(sums, row);
    }
    if (!stop.signal.aborted) saveCheckpoint(epoch + 1, sums);
    saveModel(sums, hyperparameters);
  }
  report(sums, await testing, hyperparameters);
}

// Begun beside the training channel, so that neither has to wait for the other.
function readTesting(channels) {
  const rows =
    channels.testing === undefined ? Promise.resolve([]) : readChannel("testing", channels.testing, 0, stop.signal);
  rows.catch(() => {}); // its failure is told where it is awaited
  return rows;
}

function add(sums, { label, features }) {
  const sum = sums.get(label) ?? { count: 0, features: features.map(() => 0) };
  if (sum.features.length !== features.length)
    throw new Error(`a row has ${features.length} features, others have ${sum.features.length}`);
  sums.set(label, { count: sum.count + 1, features: sum.features.map((value, index) => value + features[index]) });
}

function model(sums, { distance }) {
  const centroids = [...sums].map(([label, sum]) => ({
    label,
    features: sum.features.map((value) => value / sum.count),
  }));
  return { distance, centroids };
}

function saveModel(sums, hyperparameters) {
  writeFileSync("/tmp/model.json", JSON.stringify(model(sums, hyperparameters)));
  writeFileSync("/opt/ml/model/.model.json", readFileSync("/tmp/model.json"));
  renameSync("/opt/ml/model/.model.json", "/opt/ml/model/model.json");
}

function report(sums, testing, hyperparameters) {
  if (testing.length === 0) return;
  const right = testing.filter((row) => nearest(model(sums, hyperparameters), row.features) === row.label).length;
  console.log(`testing:accuracy=${(right / testing.length).toFixed(4)};`);
  mkdirSync("/opt/ml/output/data", { recursive: true });
  writeFileSync("/opt/ml/output/data/accuracy.json", JSON.stringify({ right, of: testing.length }));
}
