import type {
  EndpointCall,
  Exchange,
  ImageFacts,
  LogLine,
  Readiness,
  Suspicion,
  TrainingObservation,
} from "@byoa/platform";
import type { Verdict } from "../report/report.ts";

/** An experiment as the progress names it. */
export interface ExperimentTitle {
  readonly name: string;
  readonly title: string;
}

/** What happens in a run, while it happens. Texts are redacted already. */
export type CheckEvent =
  | { readonly kind: "engine"; readonly name: string; readonly version: string; readonly platform: string }
  | { readonly kind: "image-progress"; readonly reference: string; readonly line: string }
  | { readonly kind: "image"; readonly use: "train" | "serve"; readonly facts: ImageFacts }
  /** `trainingTimes`: how long the run trains, in multiples of the job on the sample, as far as can be said before it. */
  | {
      readonly kind: "planned";
      readonly experiments: readonly ExperimentTitle[];
      readonly requirements: number;
      readonly trainingTimes: number;
    }
  | ExperimentEvent
  /** After the first training: what the rest will take, and how many run side by side. */
  | { readonly kind: "estimated"; readonly remainingMs: number; readonly totalMs: number; readonly parallel: number }
  | ({ readonly kind: "left-out"; readonly reason: string } & ExperimentTitle)
  /** A MUST does not hold, as far as is known: its verdict follows, and may revise it. */
  | { readonly kind: "finding"; readonly verdict: Verdict }
  /** A verdict is final; they come as soon as what they rest on is known. */
  | { readonly kind: "verdict"; readonly verdict: Verdict };

export type ExperimentEvent =
  /** `next`: what will start as soon as there is room. */
  | ({ readonly kind: "started"; readonly next: readonly ExperimentTitle[] } & ExperimentTitle)
  | ({ readonly kind: "progress"; readonly line: string } & ExperimentTitle)
  | ({
      readonly kind: "finished";
      readonly outcome: "observed" | "not-run" | "error";
      readonly reason?: string;
      readonly durationMs: number;
      readonly done: number;
      readonly planned: number;
    } & ExperimentTitle)
  | JobEvent
  | EndpointEvent;

/** The check's own training jobs, as they run. */
export type JobEvent =
  | ({
      readonly kind: "job-started";
      readonly job: string;
      readonly hyperparameters: Readonly<Record<string, string>>;
      readonly channels: readonly { readonly name: string; readonly inputMode: string; readonly fileCount: number }[];
    } & ExperimentTitle)
  | ({ readonly kind: "job-log"; readonly job: string; readonly line: LogLine } & ExperimentTitle)
  | ({
      readonly kind: "job-finished";
      readonly job: string;
      readonly description: TrainingObservation["description"];
      readonly artifacts: TrainingObservation["artifacts"];
      readonly durationMs: number;
    } & ExperimentTitle);

/** The check's own endpoints, as they run. */
export type EndpointEvent =
  | ({ readonly kind: "endpoint-started"; readonly url: string } & ExperimentTitle)
  /** Something looks wrong while it is waited for; what counts comes with its verdict. */
  | ({ readonly kind: "endpoint-suspected"; readonly suspicion: Suspicion } & ExperimentTitle)
  | ({ readonly kind: "endpoint-ready"; readonly readiness: Readiness } & ExperimentTitle)
  | ({
      readonly kind: "endpoint-exchange";
      readonly call: Pick<EndpointCall, "name">;
      readonly exchange: Exchange;
    } & ExperimentTitle);
