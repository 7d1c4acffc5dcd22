// A training job: reads the channels, learns the centre of each class, leaves it as the model.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const BASE = process.env.SAGEMAKER_BASE_DIR ?? "/opt/ml";

export function train() {
  process.on("SIGTERM", () => process.exit(0)); // the job is stopped; there is nothing half-done to save
  try {
    const settings = readSettings();
    const rows = readChannel("training");
    const centroids = learn(rows, settings.shrink);
    writeFileSync(`${BASE}/model/model.json`, JSON.stringify({ centroids, distance: settings.distance }));
    console.log(`learnt ${centroids.length} centroids from ${rows.length} rows`);
    test(centroids, settings.distance);
  } catch (error) {
    console.error(error.stack);
    writeFileSync(`${BASE}/output/failure`, error.message);
    process.exitCode = 1;
  }
}

// What the job is told, in hyperparameters.json.
function readSettings() {
  const given = JSON.parse(readFileSync(`${BASE}/input/config/hyperparameters.json`, "utf8"));
  const distance = given.distance.replace(/^"(.*)"$/, "$1");
  const shrink = Number(given.shrink ?? "0");
  if (!["euclidean", "manhattan"].includes(distance))
    throw new Error(`hyperparameter distance must be euclidean or manhattan, not ${distance}`);
  if (!(shrink >= 0 && shrink < 1) || given.shrink === "")
    throw new Error(`hyperparameter shrink must be a number from 0 to below 1, not "${given.shrink}"`);
  return { distance, shrink };
}

// A channel is a folder; the files in it, and folders below, have names that nobody promises.
function readChannel(name) {
  const channels = JSON.parse(readFileSync(`${BASE}/input/config/inputdataconfig.json`, "utf8"));
  if (channels[name] === undefined) throw new Error(`channel ${name} is missing; the job has ${Object.keys(channels)}`);
  const folder = `${BASE}/input/data/${name}`;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^[._]/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`);
  const rows = files.sort().flatMap((file) => parse(file, readFileSync(file, "utf8")));
  if (rows.length === 0) throw new Error(`channel ${name} has no rows`);
  return rows;
}

function parse(file, text) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line, index) => {
    const [label, ...features] = line.split(",").map(Number);
    if (features.length === 0 || ![label, ...features].every(Number.isFinite))
      throw new Error(`${file}, line ${index + 1}: not a label and numbers: ${line}`);
    return { label, features };
  });
}

// The mean of each class, moved by `shrink` towards the mean of all.
function learn(rows, shrink) {
  const overall = mean(rows);
  const classes = Map.groupBy(rows, (row) => row.label);
  return [...classes]
    .sort(([a], [b]) => a - b)
    .map(([label, members]) => {
      const features = mean(members).map((value, index) => value + shrink * (overall[index] - value));
      return { label, features };
    });
}

const mean = (rows) =>
  rows[0].features.map((_, column) => rows.reduce((sum, row) => sum + row.features[column], 0) / rows.length);

// The metric's line has the form that the regular expression of the job's metric definition looks for.
function test(centroids, distance) {
  const channels = JSON.parse(readFileSync(`${BASE}/input/config/inputdataconfig.json`, "utf8"));
  if (channels.testing === undefined) return;
  const rows = readChannel("testing");
  const right = rows.filter((row) => nearest(centroids, row.features, distance) === row.label).length;
  console.log(`testing:accuracy=${(right / rows.length).toFixed(4)};`);
  mkdirSync(`${BASE}/output/data`, { recursive: true });
  writeFileSync(`${BASE}/output/data/testing.json`, JSON.stringify({ right, rows: rows.length }));
}

function nearest(centroids, features, distance) {
  const lengths = centroids.map((centroid) => {
    const differences = centroid.features.map((value, index) => Math.abs(value - features[index]));
    return distance === "manhattan" ? differences.reduce((sum, each) => sum + each) : Math.hypot(...differences);
  });
  return centroids[lengths.indexOf(Math.min(...lengths))].label;
}
