// Learns the mean of each label's rows. CSV, label first, no header. The image starts it and says by SM_* where everything is.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const training = process.env.SM_CHANNEL_TRAIN ?? "/opt/ml/input/data/train";
const modelFolder = process.env.SM_MODEL_DIR ?? "/opt/ml/model";

const rows = readdirSync(training)
  .filter((name) => name.endsWith(".csv"))
  .flatMap((name) => readFileSync(join(training, name), "utf8").trim().split("\n"))
  .map((line) => line.split(","));
const labels = [...new Set(rows.map(([label]) => label))].sort();
const centroids = labels.map((label) => {
  const own = rows.filter(([name]) => name === label).map(([, ...features]) => features.map(Number));
  return own[0].map((_, column) => own.reduce((sum, features) => sum + features[column], 0) / own.length);
});

writeFileSync(join(modelFolder, "model.json"), JSON.stringify({ labels, centroids }));
console.log(`${rows.length} rows, labels ${labels.join(", ")}`);
