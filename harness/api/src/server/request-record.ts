/** One request, as `byoa up` shows it. Credentials, headers and bodies are in none. */
export interface RequestRecord {
  readonly at: Date;
  /** `sagemaker`, `s3`, … */
  readonly service: string;
  readonly operation: string;
  /** What it was about: a job's name, a bucket and key. */
  readonly subject: string;
  readonly status: number;
  /** AWS's name of the error, where the answer is one. */
  readonly error?: string;
  readonly durationMs: number;
  readonly notes: readonly string[];
}
