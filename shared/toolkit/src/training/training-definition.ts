import type { z } from "zod";
import type { ChannelDeclarations } from "./channels/read-channels.ts";
import type { TrainingContext } from "./training-context.ts";

/** All that an algorithm says about training; everything else is the toolkit's. */
export interface TrainingDefinition<
  Schema extends z.ZodObject,
  Declared extends ChannelDeclarations,
  MetricName extends string,
> {
  /** What the job may set. Say with `.describe()` what a field allows: the words after "it must be" in a refusal. */
  readonly hyperparameters: Schema;
  readonly channels: Declared;
  /** Names of the metrics that `context.metric` may print. */
  readonly metrics?: readonly MetricName[];
  /**
   * How long the function may go on after SIGTERM before its thread is ended, in milliseconds; 100 s unless told. The
   * model saved last stays.
   */
  readonly stopGraceMs?: number;
  /** Trains, in a thread of its own. Throw a `JobFault` for what the job got wrong. */
  train(context: TrainingContext<z.infer<Schema>, Declared, MetricName>): void | Promise<void>;
}
