import { INPUT_MODES, TRAINING_JOB_STATUSES } from "@byoa/contract";
import { z } from "zod";

/** One value of a metric, as the platform reads it out of the log. */
const metricPoint = z.object({
  name: z.string(),
  value: z.number(),
  /** Milliseconds since the container's start. */
  atMs: z.number(),
  host: z.string(),
});
export type MetricPoint = z.infer<typeof metricPoint>;

/** `job.json`: what is kept of a training job. Paths are relative to its folder, times in milliseconds. */
export const jobRecord = z.object({
  schemaVersion: z.literal(1),
  name: z.string(),
  /** A folder, absolute, where the engine is `process`. */
  image: z.string(),
  engine: z.string(),
  status: z.enum(TRAINING_JOB_STATUSES),
  secondaryStatus: z.string(),
  failureReason: z.string().optional(),
  startedAt: z.iso.datetime(),
  durationMs: z.number(),
  hyperparameters: z.record(z.string(), z.string()),
  channels: z.array(z.object({ name: z.string(), inputMode: z.enum(INPUT_MODES) })),
  hosts: z.array(z.object({ name: z.string(), exitCode: z.number() })),
  /** Limits of byoa that it met, one sentence each: on SageMaker the instance sets them. */
  limitsHit: z.array(z.string()).optional(),
  /** Files of which several hosts wrote different ones at the same path: one sentence each. */
  samePaths: z.array(z.string()).optional(),
  metrics: z.array(metricPoint),
  artifacts: z.object({ model: z.string().optional(), output: z.string().optional() }),
  /** Of the process that runs it: one that is gone has left the job unfinished. */
  processId: z.number(),
});
export type JobRecord = z.infer<typeof jobRecord>;

/** The last value of each metric, in the order in which they first came. */
export function finalMetrics(metrics: readonly MetricPoint[]): MetricPoint[] {
  return [...new Map(metrics.map((point) => [point.name, point])).values()];
}
