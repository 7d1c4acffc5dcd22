import type { MetricDefinition } from "@byoa/contract";
import type { z } from "zod";
import type { ChannelDeclarations } from "./channels/read-channels.ts";
import { metric } from "./metrics.ts";
import { openContext } from "./open-context.ts";
import type { StopFlag } from "./stop-flag.ts";
import type { TrainingDefinition } from "./training-definition.ts";

const STOP_GRACE_MS = 100_000; // of the platform's 120 s

/** An algorithm's training side, ready for `runTraining`. */
export interface Training {
  readonly stopGraceMs: number;
  /** What to give CreateTrainingJob so that it finds the metrics in the log. */
  readonly metricDefinitions: readonly MetricDefinition[];
  /** Runs the job in this very thread. */
  run(stop: { readonly signal: AbortSignal; readonly flag: StopFlag }): Promise<void>;
}

/**
 * Declares how an algorithm trains.
 *
 * @example
 * export const training = defineTraining({
 *   hyperparameters: z.object({ epochs: z.int().min(1).default(10).describe("a whole number of at least 1") }),
 *   channels: { training: { required: true }, testing: { required: false } },
 *   metrics: ["training:accuracy"],
 *   async train({ hyperparameters, channels, saveModel, metric }) {
 *     for await (const row of channels.training.rows()) learn(row.fields);
 *     saveModel({ "model.json": JSON.stringify(model) });
 *   },
 * });
 */
export function defineTraining<
  Schema extends z.ZodObject,
  const Declared extends ChannelDeclarations,
  const MetricName extends string = never,
>(definition: TrainingDefinition<Schema, Declared, MetricName>): Training {
  return {
    stopGraceMs: definition.stopGraceMs ?? STOP_GRACE_MS,
    metricDefinitions: (definition.metrics ?? []).map((name) => metric(name).definition),
    run: async (stop) => definition.train(openContext(definition, stop)),
  };
}
