// What both images must agree on: what the model is called, how it is read, and what it says.
import { readFileSync, writeFileSync } from "node:fs";

const MODEL = `${process.env.SAGEMAKER_BASE_DIR ?? "/opt/ml"}/model/model.json`;

export const saveModel = (model) => writeFileSync(MODEL, JSON.stringify(model));

export const readModel = () => JSON.parse(readFileSync(MODEL, "utf8"));

export function nearest({ centroids, distance }, features) {
  const lengths = centroids.map((centroid) => {
    const differences = centroid.features.map((value, index) => Math.abs(value - features[index]));
    return distance === "manhattan" ? differences.reduce((sum, each) => sum + each) : Math.hypot(...differences);
  });
  return centroids[lengths.indexOf(Math.min(...lengths))].label;
}
