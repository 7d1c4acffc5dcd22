import type { LogLine } from "../observation/log-line.ts";
import type { TrainingObservation } from "../observation/training-observation.ts";

/** A job that runs. Disposing it kills its containers and removes what it made, but not its artifacts. */
export interface TrainingJob extends AsyncDisposable {
  readonly name: string;
  readonly log: readonly LogLine[];
  onLogLine(listener: (line: LogLine) => void): () => void;
  /** SIGTERM, the grace time, SIGKILL; as StopTrainingJob. */
  stop(because?: "stop-requested" | "experiment-limit"): Promise<void>;
  /** The record, complete once every container has ended and the archives are made. */
  readonly finished: Promise<TrainingObservation>;
}
