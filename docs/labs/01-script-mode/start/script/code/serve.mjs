// The functions that the image asks for. It has an HTTP server; input_fn and output_fn have defaults: rows of numbers in, a list out.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export function model_fn(modelFolder) {
  return JSON.parse(readFileSync(join(modelFolder, "model.json"), "utf8"));
}

export function predict_fn(rows, { labels, centroids }) {
  return rows.map((row) => {
    const distances = centroids.map((centroid) => Math.hypot(...centroid.map((mean, column) => mean - row[column])));
    return Number(labels[distances.indexOf(Math.min(...distances))]);
  });
}
