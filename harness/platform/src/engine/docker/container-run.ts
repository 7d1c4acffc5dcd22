import { setTimeout as sleep } from "node:timers/promises";
import type Dockerode from "dockerode";
import { awaitedLater } from "../../awaited-later.ts";
import type { Exit } from "../../observation/process-facts.ts";
import type { PlatformError } from "../../platform-error.ts";
import type { LogCollector } from "../log-collector.ts";
import { collectOutput } from "./container-output.ts";
import { containerRemoved, engineFault, engineWords, statusCode } from "./engine-fault.ts";
import { startRefusalCode } from "./start-refusal.ts";

/** How long the log may lag behind the container's end, and its end behind the log's. */
const LAG_MS = 5_000;
/** A connection that was lost later than this waited in good order: something between drops idle ones, and the wait goes on. */
const LOST_EARLY_MS = 5_000;

export interface ContainerToRun {
  readonly container: Dockerode.Container;
  readonly hostName: string;
  readonly log: LogCollector;
  /** The engine's clock is this machine's. */
  readonly sameClock: boolean;
}

/** A container that was started, or whose program the runtime refused to start. */
export interface ContainerRun {
  readonly startedAtMs: number;
  /** As the engine described it right after the start; absent when it was refused. */
  readonly state?: Dockerode.ContainerInspectInfo;
  /** How it ended. Rejects with a PlatformError when the engine cannot say so: it stopped answering, or the container was removed. */
  readonly ended: Promise<Exit>;
}

/** Starts a container with its output read from the first byte on. Throws PlatformError for the engine's faults, never for the image's. */
export async function runContainer(run: ContainerToRun): Promise<ContainerRun> {
  const { container, hostName, log } = run;
  const output = await collectOutput(container, log, hostName);
  const waiting = new AbortController();
  // Asked for before the start: a program may have ended before the engine has answered that it runs.
  const waited = awaitedLater(waitOnce(container, "next-exit", waiting.signal));
  const askedAtMs = Date.now();
  try {
    await container.start();
  } catch (error) {
    waiting.abort();
    output.close();
    log.end();
    const words = engineWords(error);
    const code = statusCode(error) === undefined ? undefined : startRefusalCode(words);
    if (code === undefined) throw startFault(hostName, error);
    const exit = { code, atMs: 0, outOfMemory: false, startError: words };
    return { startedAtMs: askedAtMs, ended: Promise.resolve(exit) };
  }
  let state: Dockerode.ContainerInspectInfo;
  try {
    state = await describe(container, hostName);
  } catch (error) {
    waiting.abort();
    output.close();
    throw error;
  }
  const startedAtMs = run.sameClock ? Date.parse(state.State.StartedAt) || askedAtMs : Date.now();
  log.startedAt(startedAtMs);
  const ended = awaitEnd(run, {
    waited,
    outputEnded: output.ended,
    startedAtMs,
    signal: waiting.signal,
  }).finally(() => {
    waiting.abort();
    output.close();
    log.end();
  });
  return { startedAtMs, state, ended };
}

/** Throws PlatformError `container-removed` for one that is gone. */
export async function describe(
  container: Dockerode.Container,
  hostName: string,
): Promise<Dockerode.ContainerInspectInfo> {
  const state = await container.inspect().catch((error: unknown) => {
    if (statusCode(error) === 404) throw containerRemoved(hostName, error);
    throw engineFault(`looking at the container of ${hostName}`, error);
  });
  if (state?.State === undefined || state.NetworkSettings === undefined)
    throw engineFault(`looking at the container of ${hostName}`, new Error("its answer describes no container"));
  return state;
}

type Waited = { readonly code: number } | { readonly error: unknown; readonly afterMs: number };

/** Never rejects, so that it can be asked for early and looked at late. */
async function waitOnce(
  container: Dockerode.Container,
  condition: "next-exit" | "not-running",
  abortSignal: AbortSignal,
): Promise<Waited> {
  const beganAtMs = performance.now();
  try {
    const answer: unknown = await container.wait({ condition, abortSignal });
    const code =
      typeof answer === "object" && answer !== null && "StatusCode" in answer ? answer.StatusCode : undefined;
    if (typeof code === "number") return { code };
    return { error: new Error("its answer names no exit code"), afterMs: performance.now() - beganAtMs };
  } catch (error) {
    return { error, afterMs: performance.now() - beganAtMs };
  }
}

interface Running {
  readonly waited: Promise<Waited>;
  readonly outputEnded: Promise<string | undefined>;
  readonly startedAtMs: number;
  readonly signal: AbortSignal;
}

async function awaitEnd(run: ContainerToRun, running: Running): Promise<Exit> {
  const { hostName, container, sameClock } = run;
  const outputLost = Promise.withResolvers<never>();
  outputLost.promise.catch(() => {});
  let over = false;
  const watchOutput = async (): Promise<void> => {
    const fault = await running.outputEnded;
    if (fault !== undefined) throw engineFault(`reading the output of ${hostName}`, new Error(fault));
    await pause(LAG_MS, { ref: false });
    if (over) return;
    // The engine ends the output only after the container: one that still runs has lost lines that nobody can bring back.
    if ((await describe(container, hostName)).State.Running && !over)
      throw engineFault(
        `reading the output of ${hostName}`,
        new Error("the connection was lost, and log lines with it"),
      );
  };
  watchOutput().catch(outputLost.reject);
  try {
    const code = await Promise.race([exitCode(run, running), outputLost.promise]);
    const endedAtMs = Date.now();
    const [state] = await Promise.all([describe(container, hostName), outputRead(running.outputEnded)]);
    const finishedAtMs = sameClock ? Date.parse(state.State.FinishedAt) || endedAtMs : endedAtMs;
    return {
      code,
      atMs: Math.max(0, finishedAtMs - running.startedAtMs),
      outOfMemory: state.State.OOMKilled ?? false,
    };
  } finally {
    over = true;
  }
}

/** The exit code as the engine says it; a wait that was cut off is repeated as long as the container runs. */
async function exitCode({ container, hostName }: ContainerToRun, running: Running): Promise<number> {
  let waited = await running.waited;
  for (;;) {
    if ("code" in waited) return waited.code;
    if (statusCode(waited.error) === 404) throw containerRemoved(hostName, waited.error);
    const { State } = await describe(container, hostName);
    if (!State.Running && Date.parse(State.FinishedAt) > 0) return State.ExitCode;
    if (waited.afterMs < LOST_EARLY_MS || running.signal.aborted)
      throw engineFault(`waiting for the end of ${hostName}`, waited.error);
    waited = await waitOnce(container, "not-running", running.signal);
  }
}

async function outputRead(ended: Promise<string | undefined>): Promise<void> {
  const over = new AbortController();
  await Promise.race([ended, pause(LAG_MS, { signal: over.signal })]);
  over.abort();
}

function pause(
  milliseconds: number,
  options: { readonly signal?: AbortSignal; readonly ref?: boolean },
): Promise<void> {
  return sleep(milliseconds, undefined, options).catch(() => {});
}

function startFault(hostName: string, error: unknown): PlatformError {
  const words = engineWords(error);
  if (statusCode(error) === 404 && /no such container/i.test(words)) return containerRemoved(hostName, error);
  return engineFault(`starting the container of ${hostName}`, error);
}
