import { parseModelDocument } from "@byoa/toolkit";
import { z } from "zod";
import { hyperparameters } from "../hyperparameters.ts";

/** Name of the document in the model folder: the one that TensorFlow.js itself reads, with ours inside. */
export const MODEL_FILE = "model.json";

const SCHEMA_VERSION = 1;
const numbers = z.array(z.number()).min(1).readonly();
const shape = z.array(z.int().min(1));

/** What serving needs to know beside the network, and where the model comes from. */
const ourPart = z.object({
  algorithm: z.literal("tensorflow"),
  schemaVersion: z.literal(SCHEMA_VERSION, {
    error: (issue) =>
      `is ${String(issue.input)}, of another version of this algorithm; this one reads ${SCHEMA_VERSION}`,
  }),
  featureCount: z.int().min(1),
  classes: z.int().min(2),
  standardisation: z.object({ mean: numbers, scale: numbers }),
  hyperparameters,
  training: z.object({
    rows: z.int().min(1),
    /** The epoch whose weights these are; 0 when the job was stopped in the middle of the first. */
    epoch: z.int().min(0),
    /** What computed: "libtensorflow 2.21.0". Any backend serves it. */
    library: z.string(),
  }),
  weights: z.object({ bytes: z.int().min(1), sha256: z.hex() }),
});

/** TensorFlow.js's layers format: `tf.loadLayersModel` reads it anywhere. */
export const modelDocument = z
  .object({
    format: z.literal("layers-model"),
    generatedBy: z.string(),
    convertedBy: z.null(),
    modelTopology: z.looseObject({}),
    weightsManifest: z.tuple([
      z.object({
        paths: z.tuple([z.string().regex(/^[\w.-]+$/)]),
        weights: z.array(z.object({ name: z.string(), shape, dtype: z.literal("float32") })),
      }),
    ]),
    userDefinedMetadata: ourPart,
  })
  .superRefine(({ userDefinedMetadata: { featureCount, standardisation } }, context) => {
    for (const key of ["mean", "scale"] as const) {
      if (standardisation[key].length === featureCount) continue;
      const message = `needs a number for each of the ${featureCount} features`;
      context.addIssue({ code: "custom", path: ["userDefinedMetadata", "standardisation", key], message });
    }
  });

export type ModelDocument = z.infer<typeof modelDocument>;
export type ModelFacts = z.infer<typeof ourPart>;

/**
 * The document in `text`; `where` names it in messages.
 * @throws Error with one line that says what is wrong and where
 */
export function parseModel(text: string, where: string): ModelDocument {
  return parseModelDocument(text, modelDocument, { where, what: "a model of this network" });
}
