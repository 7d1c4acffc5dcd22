// A training job that tells how it goes: centroids are moved epoch by epoch, and each epoch is a line of the log.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { setImmediate as othersTurn } from "node:timers/promises";

const BASE = process.env.SAGEMAKER_BASE_DIR ?? "/opt/ml";

const say = (line) => console.log(line);

export async function train() {
  process.on("SIGTERM", () => process.exit(0)); // the job is stopped; there is nothing half-done to save
  try {
    say("training starts");
    const epochs = readEpochs();
    const rows = readChannel("training");
    const testing = readChannel("testing");
    say(`${rows.length} rows to learn from, ${testing.length} to test with, ${epochs} epochs`);
    const centroids = firstOfEachClass(rows);
    for (const { label, features } of centroids) say(`class ${label} begins at ${features}`);
    for (let epoch = 1; epoch <= epochs; epoch += 1) {
      learn(centroids, rows);
      say(`epoch=${epoch}; training:accuracy=${accuracy(centroids, rows)};`);
      await othersTurn(); // SIGTERM is heard between two epochs
    }
    writeFileSync(`${BASE}/model/model.json`, JSON.stringify({ centroids }));
    say(`testing:accuracy=${accuracy(centroids, testing)};`);
  } catch (error) {
    console.error(error.stack);
    writeFileSync(`${BASE}/output/failure`, error.message);
    process.exitCode = 1;
  }
}

function readEpochs() {
  const given = JSON.parse(readFileSync(`${BASE}/input/config/hyperparameters.json`, "utf8"));
  const epochs = Number(given.epochs ?? "10");
  if (Number.isInteger(epochs) && epochs >= 1) return epochs;
  throw new Error(`hyperparameter epochs must be a whole number of at least 1, not "${given.epochs}"`);
}

function readChannel(name) {
  const channels = JSON.parse(readFileSync(`${BASE}/input/config/inputdataconfig.json`, "utf8"));
  if (channels[name] === undefined) throw new Error(`channel ${name} is missing; the job has ${Object.keys(channels)}`);
  const files = readdirSync(`${BASE}/input/data/${name}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^[._]/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`);
  return files.sort().flatMap((file) => parse(readFileSync(file, "utf8")));
}

function parse(text) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const [label, ...features] = line.split(",").map(Number);
    return { label, features };
  });
}

function firstOfEachClass(rows) {
  return [...Map.groupBy(rows, (row) => row.label)].map(([label, [first]]) => ({ label, features: first.features }));
}

// Learning vector quantisation: a row draws its nearest centroid nearer, or pushes it off when their labels differ.
function learn(centroids, rows) {
  for (const { label, features } of rows) {
    const centroid = nearest(centroids, features);
    const step = centroid.label === label ? 0.01 : -0.01;
    centroid.features = centroid.features.map((value, i) => value + step * (features[i] - value));
  }
}

function accuracy(centroids, rows) {
  const right = rows.filter(({ label, features }) => nearest(centroids, features).label === label).length;
  return (right / rows.length).toFixed(4);
}

function nearest(centroids, features) {
  const lengths = centroids.map((one) => Math.hypot(...one.features.map((value, i) => value - features[i])));
  return centroids[lengths.indexOf(Math.min(...lengths))];
}
