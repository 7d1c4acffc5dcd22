import type { ContractPaths } from "@byoa/contract";
import type { ChannelDeclarations, OpenChannels } from "./channels/read-channels.ts";
import type { Checkpoint } from "./checkpoint/checkpoint.ts";
import type { Hosts } from "./hosts.ts";
import type { FilesToSave } from "./model/atomic-folder.ts";

/** All that a training function needs of its job. */
export interface TrainingContext<Hyperparameters, Declared extends ChannelDeclarations, MetricName extends string> {
  readonly hyperparameters: Hyperparameters;
  /** The declared channels by name; one that is not required may be undefined. */
  readonly channels: OpenChannels<Declared>;
  readonly hosts: Hosts;
  readonly paths: ContractPaths;
  /** Aborted when the platform stops the job. Reading a channel throws its reason then. */
  readonly signal: AbortSignal;
  /** The same for code that computes without awaiting anything, which no event can reach: look at it now and then. */
  readonly isStopping: boolean;
  /** Writes one line to the job's log. */
  log(line: string): void;
  /** Writes a metric's line to the log. */
  metric(name: MetricName, value: number): void;
  /** Writes metrics that belong together to one line of the log: `epoch=3 loss=0.25 val_loss=0.31;` */
  metrics(values: { readonly [Name in MetricName]?: number | undefined }): void;
  /**
   * Puts a model into its folder: files in their order, each whole or not at all. Call it as often as there is a better
   * model; then the files of the model before that this one does not have are removed. What was saved last is the job's
   * result, also when the job is stopped.
   */
  saveModel(files: FilesToSave): void;
  /** Puts files into `output/data`, which becomes output.tar.gz. */
  saveOutput(files: FilesToSave): void;
  /** Where this host keeps what it needs to go on after an interruption; undefined when the job has no checkpoints. */
  readonly checkpoint: Checkpoint | undefined;
}
