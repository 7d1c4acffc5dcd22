import { z } from "zod";
import type { Standardisation } from "../data/standardisation.ts";
import { type Hyperparameters, hyperparameters } from "../hyperparameters.ts";
import type { TrainingState } from "../network/train-network.ts";

/** Numbers of single precision, exactly: base64 of their bytes, little-endian. */
const floats = z.base64().transform((text) => {
  const bytes = Buffer.from(text, "base64");
  return new Float32Array(Uint8Array.from(bytes).buffer);
});
const optional = z.number().optional();
const epochMetrics = z.object({
  epoch: z.int().min(1),
  loss: z.number(),
  accuracy: z.number(),
  val_loss: optional,
  val_accuracy: optional,
});

const checkpointDocument = z.object({
  algorithm: z.literal("tensorflow"),
  schemaVersion: z.literal(1),
  hyperparameters,
  standardisation: z.object({ mean: z.array(z.number()), scale: z.array(z.number()) }),
  history: z.array(epochMetrics).min(1),
  best: z.object({ epoch: z.int().min(1), score: z.number(), waited: z.int().min(0) }),
  bestWeights: z.array(floats),
  weights: z.array(floats),
  optimizer: z.array(z.object({ name: z.string(), shape: z.array(z.int()), values: z.array(z.number()) })),
});

/** What must be as it was for a training to go on. */
export interface CheckpointedJob {
  readonly hyperparameters: Hyperparameters;
  readonly standardisation: Standardisation;
}

/** Where a training stands, as the text of a checkpoint. */
export function checkpointText(job: CheckpointedJob, state: TrainingState): string {
  return JSON.stringify({
    algorithm: "tensorflow",
    schemaVersion: 1,
    ...job,
    ...state,
    weights: state.weights.map(base64),
    bestWeights: state.bestWeights.map(base64),
  });
}

/**
 * Where an earlier run of the same job stood, or in one line why this one cannot go on from there. More epochs or more patience
 * than before are no hindrance.
 */
export function resumableState(content: Buffer, job: CheckpointedJob): TrainingState | string {
  const parsed = checkpointDocument.safeParse(jsonOf(content));
  if (!parsed.success) return "it is no checkpoint of this algorithm";
  const { hyperparameters: before, standardisation, history, best, bestWeights, weights, optimizer } = parsed.data;
  const changed = Object.entries(job.hyperparameters).find(
    ([name, value]) =>
      name !== "epochs" &&
      name !== "patience" &&
      Object.entries(before).some(([key, old]) => key === name && old !== value),
  );
  if (changed !== undefined) return `it is of a job with another ${changed[0]}`;
  if (JSON.stringify(standardisation) !== JSON.stringify(job.standardisation)) return "it is of a job with other data";
  return { history, best, bestWeights, weights, optimizer };
}

function base64(values: Float32Array): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString("base64");
}

function jsonOf(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString());
  } catch {
    return undefined;
  }
}
