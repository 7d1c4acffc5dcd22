import type { InputMode, RecordWrapperType } from "@byoa/contract";
import type { NetworkAccess, ResourceLimits } from "../engine/host-specification.ts";

/** Bytes of one object of a channel; `path` is its key below the channel. */
export interface ChannelFile {
  readonly path: string;
  /** In memory, or a file on this machine. */
  readonly content: Buffer | { readonly file: string };
}

export interface ChannelInput {
  readonly name: string;
  readonly files: readonly ChannelFile[];
  readonly inputMode: InputMode;
  readonly contentType?: string | undefined;
  readonly recordWrapper?: RecordWrapperType | undefined;
  /** Of the objects. `Gzip` is undone in Pipe mode only; in the other modes the files come as they are. Default `None`. */
  readonly compression?: "None" | "Gzip" | undefined;
  readonly pipe?: PipePlan | undefined;
}

/** How a channel is fed in Pipe mode. */
export interface PipePlan {
  /** FIFOs that are made; the feeder makes the next one when the last is closed. Default: as many as are read, as the platform does. */
  readonly epochs?: number;
  /** Wait before epoch n ≥ 1 is made, after n-1 was closed. Default 0. */
  readonly nextEpochDelayMs?: number;
  /** How many epochs come that late; the rest without delay. Default: all of them. */
  readonly lateEpochs?: number;
  /** Wait before the first FIFO is made, after the start. Default: it exists before the start. */
  readonly firstEpochDelayMs?: number;
  /** After this many bytes of epoch 0 the feeder stops writing and holds the pipe open: for stopping a job in its middle. */
  readonly holdAfterBytes?: number;
}

/** One training job. Names follow CreateTrainingJob. */
export interface TrainingRequest {
  readonly jobName: string;
  readonly image: string;
  /** Where the job's archives and checkpoints come, in a folder of its name below this one: a folder on this machine. */
  readonly output: string;
  readonly platform?: string | undefined;
  readonly hyperparameters: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly channels: readonly ChannelInput[];
  /** Default `["algo-1"]`. Several of them share a network of their own, in which each finds the others by these names. */
  readonly hosts?: readonly string[];
  readonly instanceType?: string;
  readonly containerEntrypoint?: readonly string[];
  readonly containerArguments?: readonly string[];
  /**
   * Makes `/opt/ml/checkpoints`, filled with these files, and follows it while the job runs, as CheckpointConfig does. A job that is
   * to go on gets those of the one before (`checkpointFiles`).
   */
  readonly checkpoints?: readonly ChannelFile[];
  /** Default `none`; several hosts still reach each other. */
  readonly network?: NetworkAccess;
  readonly limits?: ResourceLimits;
  readonly user?: string;
  /** SIGTERM after this long, as MaxRuntimeInSeconds does. Default: none. */
  readonly maxRunTimeMs?: number;
  /** Grace between SIGTERM and SIGKILL. Default: the contract's 120 s. */
  readonly stopGraceMs?: number;
  /**
   * Slow motion: all processes of a container together get this share of one processor, 0 to 1, until some seconds after SIGTERM. The
   * grace time begins then. Without the capability the job runs as fast as it is.
   */
  readonly slowMotion?: number | undefined;
  /** Deviations from the ordinary files, for experiments. */
  readonly configuration?: ConfigurationVariant;
}

/** How the configuration files differ from what the platform writes by default. */
export interface ConfigurationVariant {
  /** Only the three documented files with only their documented keys. */
  readonly documentedOnly?: boolean;
  /** Unknown keys in the files, `topology: null`, and the undocumented files beside them. */
  readonly extraKeys?: boolean;
  /** Do not write `<channel>-manifest` beside the channels (the default writes it, as seen on the platform). */
  readonly withoutManifests?: boolean;
  /** Mount `/opt/ml/input` read-only (FastFile channels always are). */
  readonly readOnlyInput?: boolean;
}
