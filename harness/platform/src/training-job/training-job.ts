import type { LogLine } from "../observation/log-line.ts";
import type { MainProcess } from "../observation/process-facts.ts";
import type { CheckpointSight, TrainingObservation } from "../observation/training-observation.ts";

/** A job that runs. Disposing it kills its containers and removes what it made, but not its artifacts. */
export interface TrainingJob extends AsyncDisposable {
  readonly name: string;
  readonly log: readonly LogLine[];
  onLogLine(listener: (line: LogLine) => void): () => void;
  /** Calls back for every line from the first on, with the host that wrote it. */
  followLog(listener: (line: LogLine, host: string) => void): void;
  /** Checkpoints that were seen so far; empty for a job without a checkpoint folder. */
  readonly checkpointsSeen: readonly CheckpointSight[];
  /** SIGTERM, the grace time, SIGKILL; as StopTrainingJob, and as an instance is taken back (spot). */
  stop(because?: "stop-requested" | "experiment-limit"): Promise<void>;
  /** The processor time of the running job. Undefined, or no such method, where the engine cannot tell. */
  pulse?(): Promise<JobPulse | undefined>;
  /** The record, complete once every container has ended and the archives are made. */
  readonly finished: Promise<TrainingObservation>;
  /** A look at the running job, to tell one that works from one that is done and stays. Undefined, or no such method, where the engine cannot tell. */
  look?(): Promise<JobLook | undefined>;
}

/** How far a running job is, in its own time. */
export interface JobPulse {
  /** Over all its containers. */
  readonly cpuMs: number;
  /** Process 1 of its first container; absent where the engine cannot tell. */
  readonly mainProcess?: MainProcess;
}

/** What a running job has done by now, over all its containers. */
export interface JobLook {
  readonly cpuMs: number;
  /** Time in which its threads waited for a processor, all together; absent where the engine cannot tell. */
  readonly waitMs?: number;
  /** Regular files in `/opt/ml/model`: their paths, sizes and times of change in one text; empty: none yet. */
  readonly modelFingerprint: string;
  /** Ports at which something inside listens, while there is no model; absent where nothing listens or the engine cannot tell. */
  readonly listensAt?: readonly number[];
}
