import { rmSync } from "node:fs";
import { join } from "node:path";
import {
  type ChannelInput,
  checkpointFiles,
  type NetworkAccess,
  type Platform,
  PlatformError,
  type TrainingJob,
  type TrainingObservation,
} from "@byoa/platform";
import { metricReader } from "@byoa/sdk/metric-reader";
import type { LogStore } from "../logs/log-store.ts";
import type { ObjectStore } from "../s3/object-store.ts";
import { objectsBelow, pathBelow } from "../s3/objects-below.ts";
import { keyBelow, type S3Location, s3Location, s3Uri } from "../s3/s3-uri.ts";
import { statusMessage } from "./status-messages.ts";
import type { TrainingInput, TrainingState } from "./training-input.ts";

export const TRAINING_LOG_GROUP = "/aws/sagemaker/TrainingJobs";

export interface TrainingRun {
  readonly input: TrainingInput;
  readonly channels: readonly ChannelInput[];
  /** Folder of this job's files; gone when it has ended. */
  readonly folder: string;
  readonly region: string;
  readonly state: TrainingState;
  /** Keeps how far it has come. */
  readonly save: (status: string, state: TrainingState) => void;
  /** Given the job once its containers run. */
  readonly onStarted: (job: TrainingJob) => void;
}

export interface TrainingGround {
  readonly platform: Platform;
  readonly objects: ObjectStore;
  readonly logs: LogStore;
  /** Of jobs that do not ask for isolation. */
  readonly network: NetworkAccess;
}

/** Runs one job to its end, whatever that is, and keeps each state as it comes. Never rejects for what the job or the platform did. */
export async function runTrainingJob(ground: TrainingGround, run: TrainingRun): Promise<void> {
  const { state, save, folder } = run;
  const enter = (status: string, secondary: string): void => {
    state.secondaryStatus = secondary;
    state.transitions.push({ status: secondary, atMs: Date.now(), message: statusMessage(secondary) });
    save(status, state);
  };
  try {
    const output = bucketOf(ground.objects, run.input.OutputDataConfig.S3OutputPath);
    enter("InProgress", "Downloading");
    const requestedMs = Date.now();
    await using job = await ground.platform.startTrainingJob(requestOf(ground, run));
    state.trainingStartMs = Date.now();
    enter("InProgress", "Training");
    followLog(ground.logs, job, run);
    run.onStarted(job);
    const observation = await job.finished;
    await upload(ground.objects, observation, run, output);
    finish(run, observation, requestedMs);
  } catch (error) {
    state.failureReason = reasonOf(error);
    if (state.trainingStartMs !== undefined) state.trainingEndMs = Date.now();
    enter("Failed", "Failed");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function requestOf({ objects, network }: TrainingGround, { input, channels, folder }: TrainingRun) {
  const { AlgorithmSpecification: algorithm, ResourceConfig: resources, CheckpointConfig: checkpoints } = input;
  const location = checkpoints === undefined ? undefined : s3Location(checkpoints.S3Uri);
  const saved = location === undefined ? [] : objectsBelow(objects, location);
  return {
    jobName: input.TrainingJobName,
    image: algorithm?.TrainingImage ?? "",
    output: join(folder, "output"),
    hyperparameters: input.HyperParameters,
    environment: input.Environment,
    channels,
    hosts: Array.from({ length: resources?.InstanceCount ?? 1 }, (_, index) => `algo-${index + 1}`),
    network: input.EnableNetworkIsolation ? ("none" as const) : network,
    ...(resources?.InstanceType === undefined ? {} : { instanceType: resources.InstanceType }),
    ...(algorithm?.ContainerEntrypoint === undefined ? {} : { containerEntrypoint: algorithm.ContainerEntrypoint }),
    ...(algorithm?.ContainerArguments === undefined ? {} : { containerArguments: algorithm.ContainerArguments }),
    ...(location === undefined
      ? {}
      : {
          checkpoints: saved.map(({ key, file }) => ({
            path: pathBelow(location.key, key),
            content: { file: objects.files.path(file) },
          })),
        }),
    ...(input.StoppingCondition?.MaxRuntimeInSeconds === undefined
      ? {}
      : { maxRunTimeMs: input.StoppingCondition.MaxRuntimeInSeconds * 1000 }),
  };
}

function followLog(logs: LogStore, job: TrainingJob, { input, region, state }: TrainingRun): void {
  const epochSeconds = Math.floor(Date.now() / 1000);
  const definitions = input.AlgorithmSpecification?.MetricDefinitions ?? [];
  const read = metricReader(definitions.map(({ Name, Regex }) => ({ name: Name, regex: Regex })));
  job.followLog((line, host) => {
    logs.append(region, TRAINING_LOG_GROUP, `${input.TrainingJobName}/${host}-${epochSeconds}`, line.text);
    for (const { name, value } of read(line, host)) {
      const others = state.metrics.filter((metric) => metric.name !== name);
      state.metrics = [...others, { name, value, atMs: Date.now() }];
    }
  });
}

/** The states as the platform saw them pass, which is later known than they were. */
function finish({ state, save }: TrainingRun, { description }: TrainingObservation, requestedMs: number): void {
  const passed = description.transitions
    .filter(({ status }) => status !== "Starting")
    .map(({ status, atMs }) => ({ status, atMs: requestedMs + atMs, message: statusMessage(status) }));
  state.transitions = [...state.transitions.filter(({ status }) => status === "Starting"), ...passed];
  state.trainingStartMs = passed.find(({ status }) => status === "Training")?.atMs ?? state.trainingStartMs;
  state.trainingEndMs = passed.at(-1)?.atMs ?? Date.now();
  state.secondaryStatus = description.secondaryStatus;
  if (description.failureReason !== undefined) state.failureReason = description.failureReason;
  save(description.status, state);
}

/** Archives and checkpoints, where CreateTrainingJob said. */
async function upload(
  objects: ObjectStore,
  { artifacts }: TrainingObservation,
  { input, state }: TrainingRun,
  output: S3Location,
): Promise<void> {
  const place = (name: string): S3Location => ({
    bucket: output.bucket,
    key: keyBelow(output.key, `${input.TrainingJobName}/output/${name}`),
  });
  const put = async (path: string, { bucket, key }: S3Location): Promise<void> => {
    const written = await objects.files.adopt(path);
    objects.put(bucket, key, { written, etag: written.md5, headers: { "content-type": "binary/octet-stream" } });
  };
  if (artifacts.model !== undefined) {
    await put(artifacts.model.file, place("model.tar.gz"));
    state.modelArtifact = s3Uri(place("model.tar.gz"));
  }
  if (artifacts.output !== undefined) await put(artifacts.output.file, place("output.tar.gz"));
  const checkpoints = input.CheckpointConfig === undefined ? undefined : s3Location(input.CheckpointConfig.S3Uri);
  if (artifacts.checkpoints === undefined || checkpoints === undefined) return;
  for (const { path, content } of await checkpointFiles(artifacts.checkpoints.folder))
    if ("file" in content) await put(content.file, { ...checkpoints, key: keyBelow(checkpoints.key, path) });
}

class UploadError extends Error {
  override readonly name = "UploadError";
}

/** Throws UploadError, before anything runs, for a bucket into which nothing could be put. */
function bucketOf(objects: ObjectStore, uri: string): S3Location {
  const location = s3Location(uri);
  if (location === undefined || !objects.hasBucket(location.bucket))
    throw new UploadError(`Artifact upload failed: the specified bucket does not exist (${uri})`);
  return location;
}

/** `ClientError` for what the request named, `InternalServerError` for what byoa or the engine could not do. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const isClients = error instanceof UploadError || (error instanceof PlatformError && CLIENT_ERRORS.has(error.code));
  return `${isClients ? "ClientError" : "InternalServerError"}: ${message}`.slice(0, 1024);
}

const CLIENT_ERRORS: ReadonlySet<PlatformError["code"]> = new Set([
  "image-not-found",
  "image-pull-failed",
  "input-not-readable",
  "pipes-not-available",
]);
