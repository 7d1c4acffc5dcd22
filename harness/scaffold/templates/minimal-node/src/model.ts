import { join } from "node:path";
import { parseModelDocument, readModelFile } from "@byoa/toolkit";
import { z } from "zod";

/** The one file of the model. */
export const MODEL_FILE = "model.json";

const centroid = z.object({ label: z.string(), count: z.int().min(1), features: z.array(z.number()).min(1) });

/** What training saves and serving loads: the mean of each label's rows. */
export const modelDocument = z.object({
  distance: z.enum(["euclidean", "manhattan"]),
  centroids: z.array(centroid).min(1),
});
export type Model = z.infer<typeof modelDocument>;

/** Throws Error with one line for a folder without a sound model: then the server ends, and its log says why. */
export function readModel(folder: string): Model {
  const text = readModelFile(folder, MODEL_FILE).toString("utf8");
  return parseModelDocument(text, modelDocument, { where: join(folder, MODEL_FILE), what: "a model of {{name}}" });
}

/** The label whose centroid is nearest. */
export function predict({ distance, centroids }: Model, features: readonly number[]): string {
  const far = (other: readonly number[]) =>
    other.reduce((sum, value, index) => {
      const difference = Math.abs(value - (features[index] ?? 0));
      return sum + (distance === "euclidean" ? difference ** 2 : difference);
    }, 0);
  const [nearest] = centroids.toSorted((one, another) => far(one.features) - far(another.features));
  return nearest?.label ?? "";
}
