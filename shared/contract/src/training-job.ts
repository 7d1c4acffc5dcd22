/** The only argument after the image's name in a training job. */
export const TRAIN_ARGUMENT = "train";

/** Exit code that means success; every other one means failure. */
export const SUCCESS_EXIT_CODE = 0;

/** StopTrainingJob and the maximum run time: SIGTERM, this long, then SIGKILL. */
export const TRAINING_STOP_GRACE_MS = 120_000;

/** `FailureReason` holds this many characters of the failure file. */
export const FAILURE_REASON_CHARACTERS = 1024;

/** Name pattern of a training job: 1 to 63 characters. */
export const JOB_NAME_PATTERN = /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/;

export const TRAINING_JOB_STATUSES = ["InProgress", "Completed", "Failed", "Stopping", "Stopped"] as const;
export type TrainingJobStatus = (typeof TRAINING_JOB_STATUSES)[number];

/** Those secondary states that the stand-in passes through. */
export const SECONDARY_STATUSES = [
  "Starting",
  "Downloading",
  "Training",
  "Stopping",
  "MaxRuntimeExceeded",
  "Uploading",
  "Stopped",
  "Completed",
  "Failed",
] as const;
export type SecondaryStatus = (typeof SECONDARY_STATUSES)[number];

/** Names of the archives that the platform makes of a job's folders. */
export const ARCHIVES = { model: "model.tar.gz", output: "output.tar.gz" } as const;

/** The reason that a job description shows for a container which ended with `exitCode`, from the failure file's text. */
export function failureReason(failureText: string | undefined, exitCode: number): string {
  const suffix = `, exit code: ${exitCode}`;
  const prefix = "AlgorithmError: ";
  const text = (failureText ?? "").slice(0, FAILURE_REASON_CHARACTERS - prefix.length - suffix.length);
  return `${prefix}${text}${suffix}`;
}
