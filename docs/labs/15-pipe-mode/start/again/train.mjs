// A training job that streams: it holds one line at a time, whether a channel comes through pipes or lies in a folder.
import { constants, createReadStream, existsSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { Socket } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

const BASE = process.env.SAGEMAKER_BASE_DIR ?? "/opt/ml";
const DATA = `${BASE}/input/data`;

export async function train() {
  process.on("SIGTERM", () => process.exit(0)); // the job is stopped; there is nothing half-done to save
  try {
    const epochs = readEpochs();
    const sums = new Map();
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      let rows = 0;
      for await (const row of readChannel("training", 0)) {
        add(sums, row);
        rows += 1;
      }
      console.log(`epoch ${epoch}: ${rows} rows`);
      if (rows === 0) throw new Error(`epoch ${epoch} of channel training has no rows`);
    }
    const centroids = [...sums].sort(([a], [b]) => a - b).map(([label, sum]) => ({ label, features: mean(sum) }));
    writeFileSync(`${BASE}/model/model.json`, JSON.stringify({ centroids, distance: "euclidean" }));
    if (channels().testing !== undefined) await test(centroids);
  } catch (error) {
    console.error(error.stack);
    writeFileSync(`${BASE}/output/failure`, error.message);
    process.exitCode = 1;
  }
}

function readEpochs() {
  const { epochs = "2" } = JSON.parse(readFileSync(`${BASE}/input/config/hyperparameters.json`, "utf8"));
  if (Number.isInteger(Number(epochs)) && Number(epochs) >= 1) return Number(epochs);
  throw new Error(`hyperparameter epochs must be a whole number from 1 on, not "${epochs}"`);
}

function channels() {
  return JSON.parse(readFileSync(`${BASE}/input/config/inputdataconfig.json`, "utf8"));
}

// Whoever starts the job chooses the mode of each channel. FastFile looks like File: a folder.
async function* readChannel(name, epoch) {
  const channel = channels()[name];
  if (channel === undefined) throw new Error(`channel ${name} is missing; the job has ${Object.keys(channels())}`);
  if (channel.TrainingInputMode === "Pipe") yield* rowsOf(await openPipe(`${DATA}/${name}_${epoch}`));
  else for (const file of filesOf(name)) yield* rowsOf(createReadStream(file));
}

// A pipe's name appears in the folder when the platform is about to fill it.
async function openPipe(path) {
  while (!existsSync(path)) await sleep(20);
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return new Socket({ fd, readable: true, writable: false });
}

function filesOf(name) {
  const entries = readdirSync(`${DATA}/${name}`, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !/^[._]/.test(entry.name));
  return files.map((entry) => `${entry.parentPath}/${entry.name}`).sort();
}

async function* rowsOf(stream) {
  for await (const line of createInterface({ input: stream })) {
    if (line.trim() === "") continue;
    const [label, ...features] = line.split(",").map(Number);
    if (features.length === 0 || ![label, ...features].every(Number.isFinite))
      throw new Error(`a row is not a label and numbers: ${line}`);
    yield { label, features };
  }
}

function add(sums, { label, features }) {
  const sum = sums.get(label) ?? { rows: 0, features: features.map(() => 0) };
  sums.set(label, { rows: sum.rows + 1, features: sum.features.map((value, index) => value + features[index]) });
}

const mean = ({ rows, features }) => features.map((value) => value / rows);

async function test(centroids) {
  let [right, rows] = [0, 0];
  for await (const { label, features } of readChannel("testing", 0)) {
    const distances = centroids.map((one) =>
      Math.hypot(...one.features.map((value, index) => value - features[index])),
    );
    if (centroids[distances.indexOf(Math.min(...distances))].label === label) right += 1;
    rows += 1;
  }
  console.log(`testing:accuracy=${(right / rows).toFixed(4)};`);
}
