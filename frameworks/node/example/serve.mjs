// Answers with the label of the nearest centroid. Reading and writing CSV, JSON and JSON Lines is the image's.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export function model_fn(modelFolder) {
  return JSON.parse(readFileSync(join(modelFolder, "model.json"), "utf8"));
}

export function predict_fn(rows, { labels, centroids }) {
  return rows.map((row) => {
    if (row.length !== centroids[0].length) {
      throw Object.assign(new Error(`the model expects ${centroids[0].length} columns, not ${row.length}`), {
        status: 400,
      });
    }
    const distances = centroids.map((centroid) => Math.hypot(...centroid.map((mean, column) => mean - row[column])));
    return Number(labels[distances.indexOf(Math.min(...distances))]);
  });
}
