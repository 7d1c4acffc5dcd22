import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { ARCHIVES, SUCCESS_EXIT_CODE, TRAINING_STOP_GRACE_MS } from "@byoa/contract";
import { watchEventLoopLag } from "../endpoint/event-loop-lag.ts";
import type { Engine } from "../engine/engine.ts";
import type { LogLine } from "../observation/log-line.ts";
import type {
  StopObservation,
  TrainingHostObservation,
  TrainingObservation,
} from "../observation/training-observation.ts";
import { PlatformError } from "../platform-error.ts";
import { artifact } from "./artifact.ts";
import { checkpointFiles } from "./checkpoints/checkpoint-files.ts";
import { hostsOf, networkOf } from "./config-files.ts";
import { describeJob, JobHistory, outcome } from "./job-description.ts";
import { type HostPlace, JobHost } from "./job-host.ts";
import { lookAt } from "./job-look.ts";
import { pulseOf } from "./job-pulse.ts";
import { requestFacts } from "./request-facts.ts";
import type { TrainingJob } from "./training-job.ts";
import type { TrainingRequest } from "./training-request.ts";

/**
 * Starts a training job: one container for each host, on folders laid out as the platform does. It has started when this resolves.
 * Throws PlatformError `image-not-found`, `input-not-readable`, `pipes-not-available`, `engine-failed`; faults of the image
 * are in the record, never thrown.
 */
export async function startTrainingJob(engine: Engine, request: TrainingRequest): Promise<TrainingJob> {
  const history = new JobHistory();
  history.enter("Starting");
  const facts = await requestFacts(request);
  history.enter("Downloading");
  const hosts = await prepareAll(engine, request);
  history.enter("Training");
  const lag = watchEventLoopLag();
  const checkpointFolder = join(request.output, request.jobName, "checkpoints");
  try {
    await Promise.all(hosts.map((host) => host.start(checkpointFolder)));
  } catch (error) {
    lag.stop();
    await disposeAll(hosts);
    throw error;
  }

  const graceMs = request.stopGraceMs ?? TRAINING_STOP_GRACE_MS;
  let stopped: StopObservation["because"] | undefined;
  let disposed: Promise<void> | undefined;
  let removed: Promise<void> | undefined;
  // Nobody waits for it but who drops the job, or closes the engine.
  const remove = (): void => {
    removed ??= disposeAll(hosts);
    removed.catch(() => {});
  };
  const stop = async (because: StopObservation["because"]): Promise<void> => {
    // What has ended by itself was not stopped.
    if (hosts.every((host) => host.isOver)) return;
    if (stopped === undefined && because !== "other-host-failed") history.enter("Stopping");
    stopped ??= because;
    await Promise.all(hosts.map((host) => host.stop(because, graceMs)));
  };
  const timer =
    request.maxRunTimeMs === undefined
      ? undefined
      : setTimeout(() => void stop("max-run-time").catch(() => {}), request.maxRunTimeMs);

  const finish = async (): Promise<TrainingObservation> => {
    const model = artifact(join(request.output, request.jobName, ARCHIVES.model));
    const output = artifact(join(request.output, request.jobName, ARCHIVES.output));
    try {
      await allEnded(hosts, () => stop("other-host-failed"));
      clearTimeout(timer);
      history.enter("Uploading");
      const observed: TrainingHostObservation[] = [];
      // One after the other: all hosts' folders go into the same archives.
      for (const host of hosts) observed.push(await host.observe({ model, output }, graceMs));
      // All is read: the containers go while the archives are finished.
      remove();
      const ended = outcome(observed, stopped);
      const [modelFacts, outputFacts] = await Promise.all([
        model.finish(ended.status !== "Failed"),
        output.finish(false),
      ]);
      const checkpoints = request.checkpoints && {
        folder: checkpointFolder,
        files: (await checkpointFiles(checkpointFolder)).length,
      };
      if (disposed !== undefined) throw interrupted(request.jobName);
      history.enter(ended.secondaryStatus);
      return {
        kind: "training-job",
        request: facts,
        description: describeJob(history, ended),
        hosts: observed,
        artifacts: {
          ...(modelFacts === undefined ? {} : { model: modelFacts }),
          ...(outputFacts === undefined ? {} : { output: outputFacts }),
          ...(checkpoints === undefined ? {} : { checkpoints }),
        },
        durationMs: history.durationMs,
        harnessLagMs: lag.maximumMs(),
      };
    } catch (error) {
      // Half an archive must not lie where a whole one is expected.
      await Promise.all([model.discard(), output.discard()]);
      throw disposed === undefined ? error : interrupted(request.jobName);
    } finally {
      clearTimeout(timer);
      lag.stop();
      remove();
    }
  };
  const finished = finish();
  // Whoever does not look at the record must not be ended by what went wrong with it.
  finished.catch(() => {});

  const first = hosts[0]?.host;
  return {
    name: request.jobName,
    finished,
    get log(): readonly LogLine[] {
      return hosts.length === 1 && first !== undefined ? first.log : merged(hosts);
    },
    get checkpointsSeen() {
      return hosts.flatMap((host) => host.checkpointsSeen);
    },
    onLogLine(listener) {
      const ends = hosts.map(({ host }) => host.onLogLine(listener));
      return () => {
        for (const end of ends) end();
      };
    },
    followLog(listener) {
      for (const { host } of hosts) {
        for (const line of host.log) listener(line, host.name);
        host.onLogLine((line) => listener(line, host.name));
      }
    },
    stop: (because = "stop-requested") => stop(because),
    look: () => lookAt(hosts.map(({ host }) => host)),
    pulse: () => pulseOf(hosts.map(({ host }) => host)),
    async [Symbol.asyncDispose]() {
      disposed ??= disposeAll(hosts);
      await disposed;
      await finished.catch(() => {});
      await removed;
    },
  };
}

async function prepareAll(engine: Engine, request: TrainingRequest): Promise<JobHost[]> {
  const names = hostsOf(request);
  const place = { engine, network: networkFor(engine, request, names) };
  const made = await Promise.allSettled(names.map((name) => JobHost.prepare(place, request, name)));
  const hosts = made.filter((one) => one.status === "fulfilled").map((one) => one.value);
  const failed = made.find((one) => one.status === "rejected");
  if (failed === undefined) return hosts;
  await disposeAll(hosts);
  throw failed.reason;
}

function networkFor(engine: Engine, request: TrainingRequest, hosts: readonly string[]): HostPlace["network"] {
  const network = networkOf(request);
  if (network !== "job") return network;
  // Two jobs may have the same name.
  return engine.facets.has("host-network") ? { job: `${request.jobName}-${randomUUID()}`, hosts } : "none";
}

/** Resolves when every container has ended; the first that fails has the others stopped, as the job has failed. */
async function allEnded(hosts: readonly JobHost[], stopOthers: () => Promise<void>): Promise<void> {
  await Promise.all(
    hosts.map(async ({ host }) => {
      const { code } = await host.exited;
      if (code !== SUCCESS_EXIT_CODE && hosts.length > 1) await stopOthers();
    }),
  );
}

async function disposeAll(hosts: readonly JobHost[]): Promise<void> {
  // One that cannot be removed does not keep the others.
  const removals = await Promise.allSettled(hosts.map((host) => host[Symbol.asyncDispose]()));
  for (const removal of removals) if (removal.status === "rejected") throw removal.reason;
}

function merged(hosts: readonly JobHost[]): LogLine[] {
  return hosts.flatMap(({ host }) => host.log).sort((one, other) => one.atMs - other.atMs);
}

function interrupted(jobName: string): PlatformError {
  return new PlatformError("interrupted", `The training job ${jobName} was interrupted before its end.`);
}
