import type { AssemblyType, BatchStrategy, SplitType } from "@byoa/contract";
import type { NetworkAccess, ResourceLimits } from "../engine/host-specification.ts";
import type { LimitHit } from "../observation/limit-hit.ts";
import type { LogLine } from "../observation/log-line.ts";
import type { LogLoss } from "../observation/log-loss.ts";
import type { ChannelFile } from "../training-job/training-request.ts";

/** One transform job. Names follow CreateTransformJob. */
export interface TransformRequest {
  readonly jobName: string;
  readonly image: string;
  readonly platform?: string | undefined;
  /** `model.tar.gz`, or a folder, on this machine. */
  readonly model?: string | undefined;
  readonly environment?: Readonly<Record<string, string>>;
  /** The objects to transform; each becomes `<path>.out`. */
  readonly input: readonly ChannelFile[];
  /** Folder on this machine for the `.out` files. */
  readonly output: string;
  readonly contentType?: string | undefined;
  readonly accept?: string | undefined;
  /** Default `None`: an object is one record. */
  readonly splitType?: SplitType | undefined;
  /** Default: what the container says, else `MultiRecord`. */
  readonly strategy?: BatchStrategy | undefined;
  /** Default `None`. */
  readonly assembleWith?: AssemblyType | undefined;
  /** `Input`: each record stands before its answer. Default `None`. */
  readonly join?: "None" | "Input" | undefined;
  /** In MB of 1024 × 1024 bytes, 0 for no limit. Default: what the container says, else 6. */
  readonly maxPayloadInMB?: number | undefined;
  /** Default: what the container says, else 1. */
  readonly maxConcurrentTransforms?: number | undefined;
  /** Default 600 s. */
  readonly invocationTimeoutMs?: number;
  /** How often a request is sent again after a fault of the connection or a 5xx. Default 3. */
  readonly invocationRetries?: number;
  readonly network?: NetworkAccess;
  readonly limits?: ResourceLimits;
  readonly startLimitMs?: number;
  /** Calls back after each object, for people. */
  readonly onObject?: ((object: TransformedObject) => void) | undefined;
}

/** How one object was transformed, or why it was not. */
export interface TransformedObject {
  readonly path: string;
  readonly records: number;
  readonly requests: number;
  /** The `.out` file; absent when the object failed: then there is none. */
  readonly output?: string;
  readonly error?: string;
}

/** What a transform job worked by, after request, container and defaults. */
export interface TransformSettings {
  readonly strategy: BatchStrategy;
  readonly maxPayloadInMB: number;
  readonly maxConcurrentTransforms: number;
}

/** The record of one transform job. */
export interface TransformObservation {
  readonly kind: "transform-job";
  readonly jobName: string;
  readonly status: "Completed" | "Failed" | "Stopped";
  readonly failureReason?: string;
  /** Absent when the container never answered. */
  readonly settings?: TransformSettings;
  readonly objects: readonly TransformedObject[];
  readonly log: readonly LogLine[];
  /** Present when the log is longer than what is kept of it. */
  readonly logLoss?: LogLoss;
  /** Limits of byoa that the container met; absent when it met none. */
  readonly limitsHit?: readonly LimitHit[];
  readonly durationMs: number;
}

/** A transform job that runs. Disposing it removes its container; finished `.out` files stay. */
export interface TransformJob extends AsyncDisposable {
  readonly name: string;
  onLogLine(listener: (line: LogLine) => void): () => void;
  /** Ends it after the requests under way; objects that are not whole leave no file. */
  stop(): void;
  readonly finished: Promise<TransformObservation>;
}
