import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { TRAIN_ARGUMENT, trainingEnvironment } from "@byoa/contract";
import type { Engine, Host } from "../engine/engine.ts";
import type { HostSpecification } from "../engine/host-specification.ts";
import { type MachineWatch, watchMachine } from "../machine/watch-machine.ts";
import { notWritten } from "../not-written.ts";
import { limitsOf } from "../observation/limits-of.ts";
import type { PipeObservation } from "../observation/pipe-observation.ts";
import type { SlowMotion } from "../observation/process-facts.ts";
import type { CheckpointSight, StopObservation, TrainingHostObservation } from "../observation/training-observation.ts";
import type { Tree } from "../observation/tree.ts";
import { readingLimits } from "../observation/truncation.ts";
import { type CheckpointSync, syncCheckpoints } from "./checkpoints/sync-checkpoints.ts";
import { type Artifacts, collect } from "./collect.ts";
import { hostLimits } from "./host-limits.ts";
import { treeOf } from "./input-content.ts";
import { type ChannelFeed, feedChannel } from "./pipes/feed-channel.ts";
import { type FifoSupply, openFifoSupply } from "./pipes/fifo-supply.ts";
import { type TrainingLayout, trainingLayout } from "./training-layout.ts";
import type { TrainingRequest } from "./training-request.ts";

/** How long slow motion goes on after SIGTERM: long enough for a handler and a save at a fiftieth of the speed. */
const SLOW_AFTER_SIGNAL_MS = 3_000;

/** Where a host of a job runs. */
export interface HostPlace {
  readonly engine: Engine;
  readonly network: HostSpecification["network"];
}

/** One container of a training job, with the feeds of its pipes. */
export class JobHost implements AsyncDisposable {
  readonly host: Host;
  readonly #request: TrainingRequest;
  readonly #layout: TrainingLayout;
  readonly #inputBefore: Promise<Tree>;
  readonly #ended = new AbortController();
  readonly #disposed = new AbortController();
  readonly #started = Promise.withResolvers<void>();
  #supply: FifoSupply | undefined;
  #feeds: ChannelFeed[] = [];
  #checkpoints: CheckpointSync | undefined;
  #machine: MachineWatch | undefined;
  #slowMotion: SlowMotion | undefined;
  #stop: (Pick<StopObservation, "because" | "signalledAtMs" | "mainProcess"> & { killed: boolean }) | undefined;

  private constructor(host: Host, request: TrainingRequest, layout: TrainingLayout) {
    this.host = host;
    this.#request = request;
    this.#layout = layout;
    this.#inputBefore = treeOf(layout.input.files, layout.input.folders);
    this.#inputBefore.catch(() => {});
  }

  /** Makes the container, fills its folders and puts the first FIFOs there. */
  static async prepare(place: HostPlace, request: TrainingRequest, name: string): Promise<JobHost> {
    const layout = await trainingLayout(request, name);
    const host = await place.engine.prepare({
      name,
      image: request.image,
      platform: request.platform,
      entrypoint: request.containerEntrypoint,
      // As the platform does: an entry point of the job's own gets no "train".
      arguments: request.containerArguments ?? (request.containerEntrypoint === undefined ? [TRAIN_ARGUMENT] : []),
      environment: trainingEnvironment({ name: request.jobName, environment: request.environment ?? {} }),
      mounts: layout.mounts,
      pipesAt: layout.pipesAt,
      network: place.network,
      ownNames: [name],
      limits: hostLimits(request),
      slowMotion: request.slowMotion,
      user: request.user,
    });
    const jobHost = new JobHost(host, request, layout);
    if (request.slowMotion !== undefined && place.engine.facets.has("slow-motion"))
      jobHost.#slowMotion = { share: request.slowMotion, fromMs: 0 };
    try {
      await jobHost.#layPipes();
      return jobHost;
    } catch (error) {
      await jobHost[Symbol.asyncDispose]();
      throw error;
    }
  }

  async #layPipes(): Promise<void> {
    const folder = this.host.pipeFolder;
    if (folder === undefined) return;
    for (const { path, content } of this.#layout.besidePipes) {
      if (!Buffer.isBuffer(content)) continue;
      const file = join(folder, path);
      try {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, content);
      } catch (error) {
        throw notWritten(file, error);
      }
    }
    const supply = await openFifoSupply();
    this.#supply = supply;
    const nowMs = () => (this.host.startedAtMs === undefined ? 0 : Math.max(0, Date.now() - this.host.startedAtMs));
    const context = { folder, supply, signal: this.#ended.signal, nowMs, started: this.#started.promise };
    this.#feeds = this.#request.channels
      .filter((channel) => channel.inputMode === "Pipe")
      .map((channel) => feedChannel(channel, context));
    await Promise.all(this.#feeds.map((feed) => feed.ready));
    // Data that turns out to be unreadable must not leave the container waiting for more.
    for (const feed of this.#feeds) feed.done.catch(() => this.host.signal("SIGKILL").catch(() => {}));
  }

  /** Checkpoints are copied to `checkpointFolder` while it runs. */
  async start(checkpointFolder: string): Promise<void> {
    await this.host.start();
    this.#started.resolve();
    const machine = watchMachine(
      this.host,
      () => this.#sinceStartMs(),
      () => (this.#slowMotion?.toMs === undefined ? this.#slowMotion?.share : undefined),
    );
    this.#machine = machine;
    const ended = () => {
      machine.stop();
      this.#ended.abort();
    };
    // An end that the engine cannot tell is the job's error, where it is waited for.
    this.host.exited.then(ended, ended);
    const { checkpoints } = this.#request;
    if (checkpoints === undefined) return;
    const given = new Set(checkpoints.map(({ path }) => path));
    this.#checkpoints = syncCheckpoints({
      host: this.host,
      folder: checkpointFolder,
      given,
      signal: this.#ended.signal,
    });
  }

  /** It has ended, or was given up. */
  get isOver(): boolean {
    return this.#ended.signal.aborted;
  }

  get checkpointsSeen(): readonly CheckpointSight[] {
    return this.#checkpoints?.seen ?? [];
  }

  #sinceStartMs(): number {
    const nowMs = performance.timeOrigin + performance.now();
    return nowMs - (this.host.startedAtMs ?? nowMs);
  }

  /** In slow motion it sees the signal in slow motion too: at full speed it could be done before it has. Its grace time is a full one. */
  async #endSlowMotion(): Promise<void> {
    if (this.#slowMotion === undefined) return;
    const over = new AbortController();
    const pause = sleep(SLOW_AFTER_SIGNAL_MS, undefined, { signal: over.signal }).catch(() => {});
    await Promise.race([pause, this.host.exited]).finally(() => over.abort());
    if (this.isOver) return;
    await this.host.slowDown?.(undefined);
    this.#slowMotion = { ...this.#slowMotion, toMs: Math.round(this.#sinceStartMs()) };
  }

  /** SIGTERM, then SIGKILL when the grace time is over. Resolves when it has ended. */
  async stop(because: StopObservation["because"], graceMs: number): Promise<void> {
    if (this.#stop !== undefined || this.#ended.signal.aborted) return void (await this.host.exited);
    const signalledAtMs = Date.now() - (this.host.startedAtMs ?? Date.now());
    this.#stop = { because, signalledAtMs, killed: false };
    const mainProcess = await this.host.mainProcess?.();
    const stop = { because, signalledAtMs, killed: false, ...(mainProcess === undefined ? {} : { mainProcess }) };
    this.#stop = stop;
    await this.host.signal("SIGTERM");
    await this.#endSlowMotion();
    const timer = setTimeout(() => {
      stop.killed = true;
      void this.host.signal("SIGKILL").catch(() => {});
    }, graceMs);
    try {
      await this.host.exited;
    } finally {
      clearTimeout(timer);
    }
  }

  /** The record of the ended container. Throws PlatformError `input-not-readable` when a pipe's data could not be read. */
  async observe(artifacts: Artifacts, graceMs: number): Promise<TrainingHostObservation> {
    const exit = await this.host.exited;
    this.#ended.abort();
    const busySpans = await this.#machine?.spans();
    await this.#checkpoints?.finish();
    const pipes: PipeObservation[] = (await Promise.all(this.#feeds.map((feed) => feed.done))).flat();
    const [found, inputBefore, peakMemoryBytes] = await Promise.all([
      collect(this.host, this.#request.image, artifacts, {
        limits: readingLimits(this.#request.limits, this.#layout.input.files.length),
        signal: this.#disposed.signal,
      }),
      this.#inputBefore,
      this.host.peakMemoryBytes(),
    ]);
    const { failure, truncated } = found;
    const { logLoss } = this.host;
    return {
      host: this.host.name,
      exit,
      log: [...this.host.log],
      inputBefore,
      inputAfter: found.input,
      model: found.model,
      output: found.output,
      elsewhere: found.elsewhere,
      ...(this.#request.checkpoints === undefined
        ? {}
        : { checkpoints: found.checkpoints, checkpointsSeen: this.checkpointsSeen }),
      ...(failure === undefined ? {} : { failure }),
      ...(truncated.length === 0 ? {} : { truncated }),
      pipes,
      ...(this.#stop === undefined ? {} : { stop: { ...this.#stop, endedAtMs: exit.atMs, graceMs } }),
      ...(busySpans === undefined ? {} : { busySpans }),
      ...(this.#machine?.used === undefined ? {} : { processor: this.#machine.used }),
      ...(this.#slowMotion === undefined ? {} : { slowMotion: this.#slowMotion }),
      ...(peakMemoryBytes === undefined ? {} : { peakMemoryBytes }),
      ...limitsOf(this.host, truncated),
      ...(logLoss === undefined ? {} : { logLoss }),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#machine?.stop();
    this.#ended.abort();
    this.#disposed.abort();
    await Promise.allSettled(this.#feeds.map((feed) => feed.done));
    try {
      await this.host[Symbol.asyncDispose]();
    } finally {
      await this.#supply?.[Symbol.asyncDispose]();
    }
  }
}
