import { join } from "node:path";
import { parseModelDocument, readModelFile } from "@byoa/toolkit";
import { type Model, modelDocument } from "./algorithm.ts";

/** The one file of the model. */
export const MODEL_FILE = "model.json";

/** Throws Error with one line for a folder without a sound model: then the server ends, and its log says why. */
export function readModel(folder: string): Model {
  const text = readModelFile(folder, MODEL_FILE).toString("utf8");
  return parseModelDocument(text, modelDocument, {
    where: join(folder, MODEL_FILE),
    what: "a model of this algorithm",
  });
}
