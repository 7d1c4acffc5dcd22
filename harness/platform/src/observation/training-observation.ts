import type { SecondaryStatus, TrainingJobStatus } from "@byoa/contract";
import type { BusySpan } from "./busy-span.ts";
import type { LimitRecord } from "./limits-of.ts";
import type { LogLine } from "./log-line.ts";
import type { LogLoss } from "./log-loss.ts";
import type { PipeObservation } from "./pipe-observation.ts";
import type { Exit, MainProcess, ProcessorUse, SlowMotion } from "./process-facts.ts";
import type { Tree } from "./tree.ts";
import type { Truncation } from "./truncation.ts";

/** The record of one training job: plain data, one entry in `hosts` for each container. */
export interface TrainingObservation {
  readonly kind: "training-job";
  readonly request: TrainingRequestFacts;
  readonly description: JobDescription;
  readonly hosts: readonly TrainingHostObservation[];
  readonly artifacts: {
    readonly model?: ArchiveFacts;
    readonly output?: ArchiveFacts;
    readonly checkpoints?: CheckpointFacts;
  };
  readonly durationMs: number;
  /** Most that the harness's own event loop lagged meanwhile. */
  readonly harnessLagMs: number;
}

/** The request without its data: what was asked for. */
export interface TrainingRequestFacts {
  readonly jobName: string;
  readonly image: string;
  readonly hyperparameters: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly channels: readonly {
    readonly name: string;
    readonly inputMode: string;
    readonly contentType?: string;
    readonly fileCount: number;
    readonly sizeBytes: number;
  }[];
  readonly network: string;
}

/** What DescribeTrainingJob would show. */
export interface JobDescription {
  readonly status: TrainingJobStatus;
  readonly secondaryStatus: SecondaryStatus;
  readonly transitions: readonly { readonly status: SecondaryStatus; readonly atMs: number }[];
  readonly failureReason?: string;
}

export interface TrainingHostObservation extends LimitRecord {
  readonly host: string;
  /** Undefined: it did not end by itself and was killed when the experiment's own limit was over. */
  readonly exit: Exit;
  readonly log: readonly LogLine[];
  /** `/opt/ml/input` before the start and after the end. */
  readonly inputBefore: Tree;
  readonly inputAfter: Tree;
  readonly model: Tree;
  /** All of `/opt/ml/output`, `failure` and `data/` included. */
  readonly output: Tree;
  /** What lies under `/opt/ml` and in none of the platform's folders: baked into the image, or written to a wrong place. */
  readonly elsewhere?: Tree;
  /** Present when the job had a checkpoint folder: what lay there after the end. */
  readonly checkpoints?: Tree;
  /** Of those that it wrote, the ones that were seen while it ran. */
  readonly checkpointsSeen?: readonly CheckpointSight[];
  readonly failure?: FailureFile;
  /** Present when a limit stopped the reading of what it left: the trees above then lack members. */
  readonly truncated?: readonly Truncation[];
  readonly pipes: readonly PipeObservation[];
  readonly stop?: StopObservation;
  /** When the machine was too busy; empty: never. Absent in older records: not known. */
  readonly busySpans?: readonly BusySpan[];
  /** Its last look at the processor time; absent in older records, and where the engine cannot tell. */
  readonly processor?: ProcessorUse;
  readonly slowMotion?: SlowMotion;
  readonly peakMemoryBytes?: number;
  /** Present when the log is longer than what is kept of it. */
  readonly logLoss?: LogLoss;
}

export interface FailureFile {
  /** A folder of that name is a frequent mistake. */
  readonly type: "file" | "directory" | "other";
  readonly sizeBytes: number;
  readonly isText: boolean;
  /** At most the first 64 KiB. */
  readonly text: string;
}

/** How a container took SIGTERM. Times in milliseconds since the container's start. */
export interface StopObservation {
  readonly because: "stop-requested" | "max-run-time" | "experiment-limit" | "other-host-failed";
  /** When SIGTERM was asked for. */
  readonly signalledAtMs: number;
  /** When the engine said that it had been delivered. Absent in older records, and when the container ended before. */
  readonly deliveredAtMs?: number;
  readonly endedAtMs: number;
  /** SIGKILL was needed. */
  readonly killed: boolean;
  /** Process 1 when the signal was sent; absent where the engine cannot tell. */
  readonly mainProcess?: MainProcess;
  readonly graceMs: number;
}

/** The first time that a file was seen in the checkpoint folder, in milliseconds since the container's start. */
export interface CheckpointSight {
  readonly path: string;
  readonly atMs: number;
}

/** Where the job's checkpoints were copied to on the machine that ran the harness; stands for the prefix in S3. */
export interface CheckpointFacts {
  readonly folder: string;
  readonly files: number;
}

/** An archive that the platform made of a folder, kept beside the job's record. */
export interface ArchiveFacts {
  /** Path of the file on the machine that ran the harness. */
  readonly file: string;
  readonly sizeBytes: number;
  readonly members: number;
  /** A limit stopped the reading of the folder: members are missing. */
  readonly incomplete?: true;
}
