import { join } from "node:path";
import type { Profile } from "@byoa/conformance";
import { containerLimits } from "@byoa/conformance/profile";
import { type Deployment, finalMetrics, jobName, type Session } from "@byoa/sdk";
import type { Console } from "../local/console.ts";
import { plainText, seconds } from "../plain-text.ts";

export interface Cycle {
  readonly session: Session;
  readonly folder: string;
  readonly jobsFolder: string;
  readonly profile: Profile;
  /** Given: nothing is trained. */
  readonly model: string | undefined;
  readonly port: number;
  readonly console: Console;
  /** Of the save that it is for. */
  readonly signal: AbortSignal;
}

/** Trains; gives the model, or undefined for a job that failed, which is told. */
export async function trainedModel(cycle: Cycle): Promise<string | undefined> {
  const { session, profile, console, signal, jobsFolder, folder } = cycle;
  const job = await session.train({
    jobName: jobName(folder),
    image: folder,
    hyperparameters: Object.fromEntries(profile.hyperparameters.map(({ name, value }) => [name, value])),
    environment: { ...compileCache(cycle), ...profile.trainEnvironment },
    channels: profile.declaredData ? profile.channels : [],
    instanceCount: 1,
    metricDefinitions: profile.metrics,
    limits: containerLimits(profile),
    onLog: (line) => console.log(line, undefined),
    signal,
  });
  const { status, name, durationMs, failureReason, artifacts, metrics } = await job.finished;
  const { bold, green, red } = console.colours;
  if (status !== "Completed" || artifacts.model === undefined) {
    console.say(`${bold(red(status))}  ${plainText(failureReason ?? "it left no model")}`);
    return undefined;
  }
  const values = finalMetrics(metrics).map((metric) => `${metric.name} ${Number(metric.value.toPrecision(4))}`);
  console.say([`${bold(green("trained"))}  ${seconds(durationMs)}`, ...values].join("  "));
  return join(jobsFolder, name, artifacts.model);
}

/** What has not changed since the last save need not be compiled again; other languages do not know the variable. */
const compileCache = ({ jobsFolder }: Cycle) => ({ NODE_COMPILE_CACHE: join(jobsFolder, "compile-cache") });

/** What the time until it is ready is counted from. */
export interface Since {
  readonly atMs: number;
  readonly words: "" | " after the save";
}

/** Serves the model; in service when this resolves. */
export async function served(model: string, cycle: Cycle, since: Since): Promise<Deployment> {
  const { session, folder, profile, port, console, signal } = cycle;
  const deployment = await session.deploy({
    image: folder,
    model,
    environment: { ...compileCache(cycle), ...profile.serveEnvironment },
    limits: containerLimits(profile),
    port,
    onLog: (line) => console.log(line, undefined),
    signal,
  });
  const { bold, green } = console.colours;
  console.say(`${bold(green("ready"))}    ${deployment.url}  ${seconds(performance.now() - since.atMs)}${since.words}`);
  return deployment;
}
