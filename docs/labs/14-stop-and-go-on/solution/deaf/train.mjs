// A training job that can be stopped: it learns in many small epochs, and now and then keeps where it stands.
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setImmediate as othersTurn } from "node:timers/promises";

const BASE = process.env.SAGEMAKER_BASE_DIR ?? "/opt/ml";
const MODEL = `${BASE}/model/model.json`;
const CHECKPOINT = `${BASE}/checkpoints/state.json`;
const SAVE_EVERY = 100; // epochs

let stopping = false;

export async function train() {
  process.on("SIGTERM", () => {
    console.log("SIGTERM: this epoch is the last");
    stopping = true;
  });
  try {
    const settings = readSettings();
    const rows = readChannel("training");
    const saved = readCheckpoint();
    const state = saved ?? { epoch: 0, centroids: firstCentroids(rows) };
    console.log(saved === undefined ? "beginning" : `going on after epoch ${saved.epoch}`);
    while (state.epoch < settings.epochs && !stopping) {
      await othersTurn();
      for (const row of rows) learn(state.centroids, row, settings.rate);
      state.epoch += 1;
      if (state.epoch % SAVE_EVERY === 0) keep(state, rows);
    }
    keep(state, rows);
    test(state.centroids);
  } catch (error) {
    console.error(error.stack);
    writeFileSync(`${BASE}/output/failure`, error.message);
    process.exitCode = 1;
  }
}

function readSettings() {
  const given = JSON.parse(readFileSync(`${BASE}/input/config/hyperparameters.json`, "utf8"));
  const epochs = Number(given.epochs ?? "2000");
  const rate = Number(given.rate ?? "0.01");
  if (!Number.isInteger(epochs) || epochs < 1)
    throw new Error(`hyperparameter epochs must be a whole number from 1 on, not "${given.epochs}"`);
  if (!(rate > 0 && rate < 1)) throw new Error(`hyperparameter rate must be between 0 and 1, not "${given.rate}"`);
  return { epochs, rate };
}

// Where an earlier run of this job stood. The platform puts the folder back before it starts the job anew.
function readCheckpoint() {
  return existsSync(CHECKPOINT) ? JSON.parse(readFileSync(CHECKPOINT, "utf8")) : undefined;
}

function keep(state, rows) {
  replaceFile(MODEL, { centroids: state.centroids, distance: "euclidean" });
  if (existsSync(dirname(CHECKPOINT))) replaceFile(CHECKPOINT, state); // the folder is there only if the job has one
  console.log(`epoch=${state.epoch} accuracy=${accuracy(state.centroids, rows).toFixed(4)};`);
}

// Whoever reads it sees the old file or the new one, never a half.
function replaceFile(file, content) {
  writeFileSync(`${file}.new`, JSON.stringify(content));
  renameSync(`${file}.new`, file);
}

// A row pulls the nearest centroid towards it when the labels agree, and pushes it away when they do not.
function learn(centroids, { label, features }, rate) {
  const winner = nearest(centroids, features);
  const pull = winner.label === label ? rate : -rate;
  winner.features = winner.features.map((value, index) => value + pull * (features[index] - value));
}

function firstCentroids(rows) {
  const labels = [...new Set(rows.map(({ label }) => label))].sort((a, b) => a - b);
  return labels.map((label) => ({ label, features: rows.find((row) => row.label === label).features }));
}

function nearest(centroids, features) {
  const distances = centroids.map((centroid) =>
    Math.hypot(...centroid.features.map((value, index) => value - features[index])),
  );
  return centroids[distances.indexOf(Math.min(...distances))];
}

const accuracy = (centroids, rows) =>
  rows.filter(({ label, features }) => nearest(centroids, features).label === label).length / rows.length;

function test(centroids) {
  if (channels().testing === undefined) return;
  console.log(`testing:accuracy=${accuracy(centroids, readChannel("testing")).toFixed(4)};`);
}

function channels() {
  return JSON.parse(readFileSync(`${BASE}/input/config/inputdataconfig.json`, "utf8"));
}

function readChannel(name) {
  if (channels()[name] === undefined)
    throw new Error(`channel ${name} is missing; the job has ${Object.keys(channels())}`);
  const files = readdirSync(`${BASE}/input/data/${name}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^[._]/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`);
  const lines = files.sort().flatMap((file) => readFileSync(file, "utf8").split("\n"));
  const rows = lines.filter((line) => line.trim() !== "").map((line) => line.split(",").map(Number));
  const bad = rows.findIndex((row) => row.length < 2 || !row.every(Number.isFinite));
  if (rows.length === 0 || bad >= 0)
    throw new Error(`channel ${name}: no rows, or row ${bad + 1} is not a label and numbers`);
  return rows.map(([label, ...features]) => ({ label, features }));
}
