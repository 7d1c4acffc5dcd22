// Learns the mean of each label's rows: a nearest-centroid classifier. CSV, label first, no header.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

// Every hyperparameter arrives twice: as an argument (--shrink 0) and as a variable (SM_HP_SHRINK=0).
const { values } = parseArgs({ options: { shrink: { type: "string", default: "0" } }, strict: false });
const shrink = Number(values.shrink);
if (!(shrink >= 0 && shrink < 1))
  throw new RangeError(`hyperparameter shrink is ${values.shrink}; it must be a number from 0 to below 1`);

const training = process.env.SM_CHANNEL_TRAINING;
if (training === undefined)
  throw new Error(`the required channel "training" is missing; the job has ${process.env.SM_CHANNELS}`);
const testing = process.env.SM_CHANNEL_TESTING;

const rows = readRows(training);
const labels = [...new Set(rows.map(({ label }) => label))].sort();
const overall = meanOf(rows);
const centroids = labels.map((label) =>
  meanOf(rows.filter((row) => row.label === label)).map((mean, column) => mean + shrink * (overall[column] - mean)),
);
console.log(`${rows.length} training rows, ${overall.length} features, labels ${labels.join(", ")}`);
console.log(`training:accuracy=${accuracy(rows)};`);
if (testing !== undefined) console.log(`testing:accuracy=${accuracy(readRows(testing))};`);
writeFileSync(join(process.env.SM_MODEL_DIR, "model.json"), JSON.stringify({ labels, centroids }));

function readRows(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^[._]/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const found = files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split(/\r?\n/)
      .flatMap((line, index) => (line.trim() === "" ? [] : [readRow(line, `${file}:${index + 1}`)])),
  );
  if (found.length === 0) throw new Error(`channel ${folder} holds no rows`);
  return found;
}

function readRow(line, place) {
  const [label, ...fields] = line.split(",");
  const features = fields.map((field) => (field.trim() === "" ? Number.NaN : Number(field)));
  if (features.length > 0 && features.every(Number.isFinite)) return { label: label.trim(), features };
  throw new Error(`${place}: expected a label and numbers, found "${line.slice(0, 80)}"`);
}

function meanOf(some) {
  return some[0].features.map((_, column) => some.reduce((sum, row) => sum + row.features[column], 0) / some.length);
}

function accuracy(some) {
  const right = some.filter(({ label, features }) => labels[nearest(features)] === label).length;
  return right / some.length;
}

function nearest(features) {
  const distances = centroids.map((centroid) => Math.hypot(...centroid.map((mean, column) => mean - features[column])));
  return distances.indexOf(Math.min(...distances));
}
