import type { ImageFile } from "../engine/engine.ts";
import type { EndpointObservation, Exchange, Readiness } from "../observation/endpoint-observation.ts";
import type { ImageFacts } from "../observation/image-facts.ts";
import type { Exit } from "../observation/process-facts.ts";
import type { TrainingObservation } from "../observation/training-observation.ts";
import type { PlatformDescription } from "../platform.ts";
import type { PlatformCapability } from "../platform-capability.ts";
import type { PlatformErrorCode } from "../platform-error.ts";
import type { JobLook, JobPulse } from "../training-job/training-job.ts";
import type { TransformObservation } from "../transform-job/transform-request.ts";

/** Everything that a platform answered in one run: plain data, from which a recorded platform answers again. */
export interface Recording {
  readonly schemaVersion: 1;
  readonly description: PlatformDescription;
  readonly capabilities: readonly PlatformCapability[];
  readonly missing: readonly (readonly [PlatformCapability, string])[];
  readonly images: readonly ImageFacts[];
  readonly imageFiles: readonly RecordedFiles[];
  readonly trainingJobs: readonly RecordedStart<RecordedJob>[];
  readonly endpoints: readonly RecordedStart<RecordedEndpoint>[];
  readonly transformJobs: readonly RecordedStart<TransformObservation>[];
}

export interface RecordedFiles {
  readonly reference: string;
  readonly paths: readonly string[];
  readonly files: readonly ImageFile[];
}

/** A job or an endpoint that was started under this name, or the error that its start threw. */
export type RecordedStart<T> = { readonly name: string } & (
  | { readonly kind: "started"; readonly record: T }
  | { readonly kind: "refused"; readonly code: PlatformErrorCode; readonly message: string }
);

export interface RecordedJob {
  readonly finished: TrainingObservation;
  /** Looks at the running job, each with its time since the job's start in milliseconds. */
  readonly looks: readonly { readonly atMs: number; readonly look: JobLook | undefined }[];
  /** Looks at its processor time, likewise. Absent: nobody asked. */
  readonly pulses?: readonly { readonly atMs: number; readonly pulse: JobPulse | undefined }[];
  /** The job's archives by their file names, as far as they are small. */
  readonly archives: readonly { readonly name: string; readonly bytes: Buffer }[];
}

export interface RecordedEndpoint {
  readonly url: string;
  readonly readiness: Readiness;
  /** Absent: the endpoint was disposed of while its container ran. */
  readonly exit?: Exit;
  /** What `call` answered, in the order of the calls. */
  readonly exchanges: readonly Exchange[];
  /** What `send` answered: of each name every answer that differs in its status from the one before, with the number of its request. */
  readonly sent: readonly { readonly name: string; readonly from: number; readonly exchange: Exchange }[];
  readonly connectTimes: readonly (readonly number[])[];
  /** Empty where the platform cannot tell. */
  readonly residentBytes: readonly number[];
  /** Absent in older recordings. */
  readonly processorMs?: readonly number[];
  readonly observations: readonly EndpointObservation[];
}
