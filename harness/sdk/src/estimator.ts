import { join } from "node:path";
import type { InputMode, MetricDefinition } from "@byoa/contract";
import type { EngineName, LogLine } from "@byoa/platform";
import { type HyperparameterValue, hyperparameterTexts } from "./hyperparameters.ts";
import { jobName } from "./jobs/job-name.ts";
import type { JobRecord, MetricPoint } from "./jobs/job-record.ts";
import { localImage } from "./local/local-image.ts";
import { DEFAULT_JOBS_FOLDER } from "./local/open-local-session.ts";
import { openSession } from "./open-session.ts";
import { Predictor } from "./predictor.ts";
import { SdkError } from "./sdk-error.ts";
import type { Session } from "./session.ts";
import { channelInputs, type TrainingInputs } from "./training-input.ts";
import { Transformer, type TransformerOptions } from "./transformer.ts";

/** Names and defaults follow the SageMaker Python SDK's Estimator. */
export interface EstimatorOptions {
  /** The image, or a folder with its Dockerfile, which is built first. */
  readonly image: string;
  /** `local`: this machine. */
  readonly instanceType: string;
  /** On this machine: containers (`docker`, the default), or the program of a folder without any (`process`). */
  readonly engine?: EngineName;
  /** What runs the folder's program without a container. Default: node with the `main` of its package.json. */
  readonly command?: readonly string[];
  /** Default 1. */
  readonly instanceCount?: number;
  readonly hyperparameters?: Readonly<Record<string, HyperparameterValue>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly metricDefinitions?: readonly MetricDefinition[];
  /** Default `File`. */
  readonly inputMode?: InputMode;
  /** Longest that the job may run, in seconds. Default: no limit. */
  readonly maxRun?: number;
  /** The job's name is this and the time. Default: from the image. */
  readonly baseJobName?: string;
  /** Folder for the jobs' records and archives. Default `byoa-jobs`, in the current folder. */
  readonly jobsFolder?: string;
  readonly buildArguments?: Readonly<Record<string, string>>;
  /** A session to use; it stays open. Default: one of its own, closed with the estimator. */
  readonly session?: Session;
}

export interface FitOptions {
  readonly jobName?: string;
  readonly onLog?: (line: LogLine, host: string) => void;
  readonly onMetric?: (point: MetricPoint) => void;
  /** Gives the job up: nothing of it is kept. */
  readonly signal?: AbortSignal;
}

export interface DeployOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Port of this machine, for other programs. Default: none; the predictor needs none. */
  readonly port?: number;
  readonly onLog?: (line: LogLine) => void;
  readonly signal?: AbortSignal;
}

/**
 * Trains an image's algorithm, deploys and transforms with what it has learnt.
 *
 * @example
 * await using estimator = new Estimator({ image: "byoa/decision-tree", instanceType: "local", hyperparameters: { max_depth: 3 } });
 * await estimator.fit({ training: "datasets/iris/training", testing: "datasets/iris/testing" });
 * await using predictor = await estimator.deploy();
 * console.log(await (await predictor.predict("5.1,3.5,1.4,0.2", { contentType: "text/csv" })).text());
 */
export class Estimator implements AsyncDisposable {
  /** The record of the job that was fitted last. */
  latestTrainingJob: JobRecord | undefined;
  readonly #options: EstimatorOptions;
  readonly #predictors = new Set<Predictor>();
  #session: Promise<Session> | undefined;
  #image: Promise<string> | undefined;

  constructor(options: EstimatorOptions) {
    this.#options = options;
  }

  /** The model of the last job, `model.tar.gz` on this machine. Throws SdkError `no-model` before there is one. */
  get modelData(): string {
    const job = this.latestTrainingJob;
    if (job?.artifacts.model !== undefined) return join(this.#jobsFolder, job.name, job.artifacts.model);
    throw new SdkError("no-model", "There is no model yet. Call fit() first, and see that the job completes.");
  }

  /**
   * Runs a training job to its end. Throws SdkError `training-failed` with the job's failure reason, `job-exists`,
   * ConfigurationError for an input that is not there, PlatformError; rejects with the signal's reason when that aborts.
   */
  async fit(inputs: TrainingInputs = {}, options: FitOptions = {}): Promise<JobRecord> {
    const { instanceCount = 1, hyperparameters = {}, environment = {}, metricDefinitions = [] } = this.#options;
    const { inputMode = "File", maxRun, baseJobName } = this.#options;
    const channels = await channelInputs(inputs, inputMode);
    const session = await this.#open();
    const image = await this.#imageOf(options.signal);
    const job = await session.train({
      jobName: options.jobName ?? jobName(baseJobName ?? image),
      image,
      hyperparameters: hyperparameterTexts(hyperparameters),
      environment,
      channels,
      instanceCount,
      metricDefinitions,
      maxRunSeconds: maxRun,
      onLog: options.onLog,
      onMetric: options.onMetric,
      signal: options.signal,
    });
    const record = await job.finished;
    this.latestTrainingJob = record;
    if (record.status === "Failed")
      throw new SdkError("training-failed", `The training job ${record.name} failed. ${record.failureReason ?? ""}`);
    return record;
  }

  /** Puts the model behind an endpoint, in service when this resolves. Throws SdkError `no-model`, `endpoint-not-ready`. */
  async deploy(options: DeployOptions = {}): Promise<Predictor> {
    const model = this.modelData;
    const session = await this.#open();
    const deployment = await session.deploy({ image: await this.#imageOf(options.signal), model, ...options });
    const predictor = new Predictor(deployment, () => this.#predictors.delete(predictor));
    this.#predictors.add(predictor);
    return predictor;
  }

  /** Batch transform with the model. Throws SdkError `no-model`. */
  transformer(options: TransformerOptions = {}): Transformer {
    const model = this.modelData;
    return new Transformer(
      async () => ({ session: await this.#open(), image: await this.#imageOf(undefined), model }),
      options,
    );
  }

  /** Ends the endpoints that are left, and the session when it is its own. Jobs and models stay. */
  async delete(): Promise<void> {
    await Promise.all([...this.#predictors].map((predictor) => predictor.delete()));
    const session = this.#session;
    this.#session = undefined;
    if (this.#options.session === undefined) await (await session)?.[Symbol.asyncDispose]();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.delete();
  }

  get #jobsFolder(): string {
    return this.#options.jobsFolder ?? DEFAULT_JOBS_FOLDER;
  }

  #open(): Promise<Session> {
    const { session, instanceType, engine, command } = this.#options;
    const jobsFolder = this.#jobsFolder;
    this.#session ??=
      session === undefined ? openSession(instanceType, { jobsFolder, engine, command }) : Promise.resolve(session);
    // One that could not be opened is nothing to close, and is tried again next time.
    this.#session.catch(() => {
      this.#session = undefined;
    });
    return this.#session;
  }

  #imageOf(signal: AbortSignal | undefined): Promise<string> {
    const { image, buildArguments, engine } = this.#options;
    if (engine === "process") return Promise.resolve(image);
    this.#image ??= localImage(image, { buildArguments, signal });
    // A build that failed is tried again next time.
    this.#image.catch(() => {
      this.#image = undefined;
    });
    return this.#image;
  }
}
