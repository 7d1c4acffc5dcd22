import { setMaxListeners } from "node:events";
import { rm } from "node:fs/promises";
import type { Readable } from "node:stream";
import type Dockerode from "dockerode";
import type { LimitHit } from "../../observation/limit-hit.ts";
import type { Exit, MainProcess } from "../../observation/process-facts.ts";
import { PlatformError } from "../../platform-error.ts";
import type { Host, HostActivity } from "../engine.ts";
import type { HostSpecification } from "../host-specification.ts";
import type { ContainerLimits } from "../limits/container-limits.ts";
import { listeningSockets } from "../listening-sockets.ts";
import { LoggingHost } from "../logging-host.ts";
import { mainProcess } from "../main-process.ts";
import { archiveContent } from "./archive-content.ts";
import { HOST_LIMIT_MS } from "./close-engine.ts";
import { describe, runContainer } from "./container-run.ts";
import type { DockerAccess } from "./docker-access.ts";
import { engineFault, networkGone, statusCode } from "./engine-fault.ts";
import { type LimitWatch, watchLimits } from "./limit-watch.ts";
import { removeContainer, removeVolume } from "./remove-container.ts";
import { type ResourceGauge, resourceGauge } from "./resource-gauge.ts";
import { runInside } from "./run-inside.ts";
import { silentEngine } from "./signs-of-engine.ts";
import { slowDown } from "./slow-down.ts";
import { socketTables } from "./socket-tables.ts";
import { withinLimit } from "./within-limit.ts";

/** What was made for one host besides its container. */
export interface HostBelongings {
  readonly volumes: readonly string[];
  readonly network: string;
  readonly limits: ContainerLimits;
  readonly pipeFolder: string | undefined;
  /** Called when its start is over, whatever came of it. */
  readonly onStarted: () => void;
  /** Called once everything is gone. */
  readonly onGone: () => Promise<void> | void;
  /** Called when the engine does not remove it in time. */
  readonly onStuck?: () => void;
}

/** One container, created and filled, seen through the engine's seam. */
export class DockerHost extends LoggingHost implements Host {
  readonly pipeFolder: string | undefined;
  readonly #access: DockerAccess;
  readonly #container: Dockerode.Container;
  readonly #belongings: HostBelongings;
  #processId: number | undefined;
  #gauge: ResourceGauge | undefined;
  #watch: LimitWatch | undefined;
  #killedForMemory = false;
  #peakMemoryBytes: number | undefined;
  readonly #closing = new AbortController();

  constructor(
    access: DockerAccess,
    container: Dockerode.Container,
    specification: HostSpecification,
    belongings: HostBelongings,
  ) {
    super(specification);
    this.pipeFolder = belongings.pipeFolder;
    this.#access = access;
    this.#container = container;
    this.#belongings = belongings;
    setMaxListeners(0, this.#closing.signal);
  }

  get limits(): ContainerLimits {
    return this.#belongings.limits;
  }

  get limitsHit(): readonly LimitHit[] {
    return this.#watch?.hits(this.#killedForMemory) ?? [];
  }

  async start(): Promise<void> {
    try {
      await this.#start();
    } finally {
      this.#belongings.onStarted();
    }
  }

  async #start(): Promise<void> {
    if (this.isGone) throw new PlatformError("interrupted", `${this.name} was removed before it could start.`);
    const run = await runContainer({
      container: this.#container,
      hostName: this.name,
      log: this.collector,
      sameClock: this.#access.sharesMachine,
    }).catch((error: unknown) => {
      this.#settle({ error });
      throw error;
    });
    this.startedAtMs = run.startedAtMs;
    this.#processId = run.state?.State.Pid;
    if (this.#access.sharesMachine && this.#processId) this.#gauge = resourceGauge(this.#processId);
    this.#watch = watchLimits(this.#access, this.#container, this.limits, this.#gauge);
    run.ended
      // biome-ignore lint/nursery/noMisusedPromises: finally waits for what its callback returns
      .finally(() => this.#measured())
      .then(
        (exit) => {
          this.#killedForMemory = exit.outOfMemory;
          this.#settle({ exit });
        },
        (error: unknown) => this.#settle({ error }),
      );
  }

  async #measured(): Promise<void> {
    this.#peakMemoryBytes = await this.#gauge?.peakBytes();
    this.#stopWatching();
  }

  /** What fails because it is being removed is no fault: the removal itself says how it ended. */
  #settle(end: { readonly exit: Exit } | { readonly error: unknown }): void {
    if ("exit" in end) this.ended(end.exit);
    else if (!this.isGone) this.failed(end.error);
  }

  async url(): Promise<string | undefined> {
    const { port, name } = this.specification;
    if (port === undefined) throw new Error(`the specification of ${name} names no port`);
    const { State, NetworkSettings } = await describe(this.#container, name);
    const address = NetworkSettings.Networks?.[this.#belongings.network]?.IPAddress;
    if (this.#access.reachesAddresses && address) return `http://${address}:${port}`;
    const published = NetworkSettings.Ports?.[`${port}/tcp`]?.[0]?.HostPort;
    // By number: "localhost" may mean another address first, at which nobody listens.
    if (published) return `http://${this.#access.host === "localhost" ? "127.0.0.1" : this.#access.host}:${published}`;
    if (State.Running) throw networkGone(name);
    return undefined;
  }

  async signal(name: "SIGTERM" | "SIGKILL"): Promise<void> {
    try {
      await this.#container.kill({ signal: name });
    } catch (error) {
      // 404 and 409: it is gone, or does not run any more. Nothing is left to signal.
      const status = statusCode(error);
      if (status !== 404 && status !== 409) throw engineFault(`sending ${name} to ${this.name}`, error);
    }
  }

  async archive(path: string): Promise<Readable | undefined> {
    try {
      const archive = await this.#container.getArchive({ path, abortSignal: this.#closing.signal });
      return archiveContent(archive, (error) => this.#archiveFault(path, error));
    } catch (error) {
      if (this.#closing.signal.aborted) throw this.#archiveFault(path, error);
      if (statusCode(error) !== 404) throw engineFault(`reading ${path} of ${this.name}`, error);
      // The same status says that the path is not there and that the container is not: only the first is an answer.
      await describe(this.#container, this.name);
      return undefined;
    }
  }

  #archiveFault(path: string, error: unknown): PlatformError {
    if (this.#closing.signal.aborted)
      return new PlatformError("interrupted", `${this.name} was removed while ${path} was being read.`, {
        cause: error,
      });
    return engineFault(`reading ${path} of ${this.name}`, error);
  }

  async listeningSockets() {
    const processId = this.#access.sharesMachine ? this.#processId : undefined;
    return listeningSockets(await socketTables(processId, (command) => this.execute(command)));
  }

  execute(command: readonly string[]): Promise<{ exitCode: number; output: string }> {
    return runInside(this.#container, command, this.name);
  }

  async activity(): Promise<HostActivity | undefined> {
    return this.#gauge?.activity();
  }

  slowDown(share: number | undefined): Promise<boolean> {
    return slowDown(this.#container, this.name, share, this.limits.processors);
  }

  async mainProcess(): Promise<MainProcess | undefined> {
    const { sharesMachine } = this.#access;
    return sharesMachine && this.#processId ? mainProcess(this.#processId) : undefined;
  }

  async residentBytes(): Promise<number | undefined> {
    const counted = await this.#gauge?.residentBytes();
    if (counted !== undefined) return counted;
    // On another machine the engine counts, which takes it a second.
    const { memory_stats: memory } = await this.#container.stats({ stream: false, "one-shot": true });
    const counters: Readonly<Record<string, number | undefined>> = { ...memory?.stats };
    return counters.anon ?? counters.total_rss; // version 2 of cgroups, or 1
  }

  async peakMemoryBytes(): Promise<number | undefined> {
    return this.#peakMemoryBytes ?? (await this.#gauge?.peakBytes());
  }

  #stopWatching(): void {
    this.#gauge?.stop();
    this.#watch?.[Symbol.dispose]();
  }

  protected async remove(): Promise<void> {
    this.#stopWatching();
    // An archive that is being read holds the container's lock: nothing else would be done to it until its end.
    this.#closing.abort();
    const removal = this.#removeContainer();
    try {
      await withinLimit(removal, HOST_LIMIT_MS, () => {
        this.#belongings.onStuck?.();
        return silentEngine(`it is not removed within ${HOST_LIMIT_MS / 1000} s`);
      });
      const atMs = this.startedAtMs === undefined ? 0 : Date.now() - this.startedAtMs;
      this.ended({ code: 137, atMs, outOfMemory: false });
    } catch (error) {
      // What is not removed stays in the engine's inventory: its closing tries again, and names what is left. An error here would only
      // hide the one for which the host is being disposed of.
      this.failed(engineFault(`removing the container of ${this.name}`, error));
    } finally {
      if (this.pipeFolder !== undefined) await rm(this.pipeFolder, { recursive: true, force: true });
      this.collector.end();
    }
  }

  /** May end later than it is waited for. */
  async #removeContainer(): Promise<void> {
    await removeContainer(this.#container);
    await Promise.all(this.#belongings.volumes.map((name) => removeVolume(this.#access.docker, name)));
    await this.#belongings.onGone();
  }
}
