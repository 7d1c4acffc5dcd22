import { randomBytes } from "node:crypto";
import { basename, resolve } from "node:path";
import { type Redact, redactedValues, redaction } from "@byoa/conformance/secrets";
import { limitSentence, type Platform, type TrainingJob, type TrainingObservation } from "@byoa/platform";
import type { JobRecord, MetricPoint } from "../jobs/job-record.ts";
import type { HostLine, JobStore } from "../jobs/job-store.ts";
import { metricReader } from "../jobs/metric-reader.ts";
import type { RunningJob, TrainRequest } from "../session.ts";
import { samePaths } from "./same-paths.ts";
import { untilAborted } from "./until-aborted.ts";
import { withLongLog } from "./with-long-log.ts";

/** A training job on the platform of this machine, its record and log kept in the store; given up, it leaves nothing there. */
export async function trainLocally(platform: Platform, store: JobStore, request: TrainRequest): Promise<RunningJob> {
  request.signal?.throwIfAborted();
  await store.open(request.jobName);
  const startedAt = new Date();
  const inProgress = recordOf(request, platform.description.name, startedAt);
  try {
    await store.write(inProgress);
    const job = await platform.startTrainingJob({
      jobName: request.jobName,
      image: request.image,
      output: store.folder,
      platform: request.platform,
      hyperparameters: request.hyperparameters,
      environment: request.environment,
      channels: request.channels,
      hosts: hostNames(request),
      limits: withLongLog(request.limits),
      ...(request.maxRunSeconds === undefined ? {} : { maxRunTimeMs: request.maxRunSeconds * 1000 }),
    });
    const finished = follow(job, store, request, inProgress);
    // Whoever does not wait for it must not be ended by it.
    finished.catch(() => {});
    return { name: job.name, finished, stop: () => job.stop() };
  } catch (error) {
    await store.remove(request.jobName);
    throw error;
  }
}

/** `algo-1`, `algo-2`, …; with random endings, as the Python SDK's local mode has them, for a program that should read the names. */
function hostNames({ instanceCount, randomHostNames }: TrainRequest): string[] {
  const ending = () => (randomHostNames ? `-${randomBytes(4).toString("hex").slice(0, 5)}` : "");
  return Array.from({ length: instanceCount }, (_, index) => `algo-${index + 1}${ending()}`);
}

async function follow(
  running: TrainingJob,
  store: JobStore,
  request: TrainRequest,
  inProgress: JobRecord,
): Promise<JobRecord> {
  await using job = running;
  const read = metricReader(request.metricDefinitions);
  const metrics: MetricPoint[] = [];
  const lines: HostLine[] = [];
  const hide = redaction([request.environment, request.hyperparameters]);
  job.followLog((line, host) => {
    const shown = { ...line, text: hide(line.text) };
    lines.push({ ...shown, host });
    request.onLog?.(shown, host);
    for (const point of read(line, host)) {
      metrics.push(point);
      request.onMetric?.(point);
    }
  });
  const timer =
    request.stopAfterSeconds === undefined
      ? undefined
      : setTimeout(() => void job.stop().catch(() => {}), request.stopAfterSeconds * 1000);
  try {
    const observation = await untilAborted(job.finished, request.signal);
    const record = { ...inProgress, ...outcomeOf(observation, hide), metrics };
    await store.writeLog(request.jobName, lines);
    await store.write(record);
    return record;
  } catch (error) {
    await job[Symbol.asyncDispose]();
    await store.remove(request.jobName);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function recordOf(request: TrainRequest, engine: string, startedAt: Date): JobRecord {
  return {
    schemaVersion: 1,
    name: request.jobName,
    image: engine === "process" ? resolve(request.image) : request.image,
    engine,
    status: "InProgress",
    secondaryStatus: "Starting",
    startedAt: startedAt.toISOString(),
    durationMs: 0,
    hyperparameters: redactedValues(request.hyperparameters),
    channels: request.channels.map(({ name, inputMode }) => ({ name, inputMode })),
    hosts: [],
    metrics: [],
    artifacts: {},
    processId: process.pid,
  };
}

function outcomeOf(
  { description, hosts, artifacts, durationMs }: TrainingObservation,
  hide: Redact,
): Partial<JobRecord> {
  const { model, output } = artifacts;
  const met = new Set(hosts.flatMap(({ limitsHit = [] }) => limitsHit.map(limitSentence)));
  const lost = samePaths(hosts);
  return {
    status: description.status,
    secondaryStatus: description.secondaryStatus,
    ...(description.failureReason === undefined ? {} : { failureReason: hide(description.failureReason) }),
    durationMs,
    hosts: hosts.map(({ host, exit }) => ({ name: host, exitCode: exit.code })),
    ...(met.size === 0 ? {} : { limitsHit: [...met] }),
    ...(lost.length === 0 ? {} : { samePaths: lost }),
    artifacts: {
      ...(model === undefined ? {} : { model: basename(model.file) }),
      ...(output === undefined ? {} : { output: basename(output.file) }),
    },
  };
}
