import type { MetricDefinition } from "@byoa/contract";
import type {
  ChannelInput,
  EndpointRequest,
  LogLine,
  ResourceLimits,
  TransformObservation,
  TransformRequest,
} from "@byoa/platform";
import type { JobRecord, MetricPoint } from "./jobs/job-record.ts";

/**
 * Where jobs and endpoints run. On this machine that is the platform; SageMaker itself is to be a second one behind the same
 * interface. Disposing it ends and removes all that it started and that still runs.
 */
export interface Session extends AsyncDisposable {
  /** Starts a job; it runs when this resolves. Throws SdkError `job-exists`, `job-name-invalid`, and what the platform throws. */
  train(request: TrainRequest): Promise<RunningJob>;
  /** Starts an endpoint and waits until it is in service. Throws SdkError `endpoint-not-ready`, and what the platform throws. */
  deploy(request: DeployRequest): Promise<Deployment>;
  /** Runs a transform job to its end, whatever that is. Throws what the platform throws. */
  transform(request: TransformRequest & Watch): Promise<TransformObservation>;
}

/** What can be followed, and how it is given up. */
export interface Watch {
  readonly onLog?: ((line: LogLine, host: string) => void) | undefined;
  /** Ends it at once; what was begun is removed, and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** One training job as a session takes it: names and units of CreateTrainingJob, times in seconds. */
export interface TrainRequest extends Watch {
  readonly jobName: string;
  readonly image: string;
  readonly hyperparameters: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly channels: readonly ChannelInput[];
  readonly instanceCount: number;
  /** Names that no program can guess, in place of `algo-1`, `algo-2`: they stand in `resourceconfig.json`. */
  readonly randomHostNames?: boolean;
  readonly metricDefinitions: readonly MetricDefinition[];
  readonly maxRunSeconds?: number | undefined;
  /** SIGTERM so long after the start, as StopTrainingJob does. */
  readonly stopAfterSeconds?: number | undefined;
  readonly platform?: string | undefined;
  readonly limits?: ResourceLimits | undefined;
  readonly onMetric?: ((point: MetricPoint) => void) | undefined;
}

export interface RunningJob {
  readonly name: string;
  /** SIGTERM, the grace time, SIGKILL. The job goes on to its end: `finished` has what it saved. */
  stop(): Promise<void>;
  /** The job's record, whatever its status. Rejects when it was given up, or when the platform itself failed. */
  readonly finished: Promise<JobRecord>;
}

export interface DeployRequest
  extends Watch,
    Pick<EndpointRequest, "image" | "platform" | "model" | "environment" | "limits"> {
  /** Port of this machine at which it can be reached, too. */
  readonly port?: number | undefined;
  readonly startLimitSeconds?: number | undefined;
}

/** An endpoint in service. */
export interface Deployment extends AsyncDisposable {
  readonly url: string;
  /** Time from the container's start to the first good `/ping`, in milliseconds. */
  readonly readyAfterMs: number;
  /** How the container ended; pending while it runs. */
  readonly exited: Promise<{ readonly code: number }>;
  /** Each limit of byoa that the container has met so far, in a sentence that names the flag which raises it. */
  limitsHit(): readonly string[];
  /** SIGTERM, 30 s, SIGKILL. */
  stop(): Promise<void>;
}
