import { readFile, rm } from "node:fs/promises";
import type { Readable } from "node:stream";
import type Dockerode from "dockerode";
import type { LogLine } from "../../observation/log-line.ts";
import type { LogLoss } from "../../observation/log-loss.ts";
import type { Exit } from "../../observation/process-facts.ts";
import type { Host, HostActivity } from "../engine.ts";
import type { HostSpecification } from "../host-specification.ts";
import { listeningSockets } from "../listening-sockets.ts";
import { LogCollector } from "../log-collector.ts";
import { logLimitsFor } from "../log-limits.ts";
import { archiveContent } from "./archive-content.ts";
import { collectOutput } from "./container-output.ts";
import type { DockerAccess } from "./docker-access.ts";
import { engineFault, engineWords, statusCode } from "./engine-fault.ts";
import { onlyIfThere, removeContainer } from "./remove-container.ts";
import { type ResourceGauge, resourceGauge } from "./resource-gauge.ts";
import { runInside } from "./run-inside.ts";
import { startRefusalCode } from "./start-refusal.ts";

/** How long the log may lag behind the container's end. */
const LOG_TAIL_MS = 5_000;

/** What was made for one host besides its container. */
export interface HostBelongings {
  readonly volumes: readonly string[];
  readonly network: string;
  readonly pipeFolder: string | undefined;
  /** Called when its start is over, whatever came of it. */
  readonly onStarted: () => void;
  /** Called once everything is gone. */
  readonly onGone: () => void;
}

/** One container, created and filled, seen through the engine's seam. */
export class DockerHost implements Host {
  readonly name: string;
  readonly pipeFolder: string | undefined;
  readonly exited: Promise<Exit>;
  startedAtMs: number | undefined;
  readonly #access: DockerAccess;
  readonly #container: Dockerode.Container;
  readonly #specification: HostSpecification;
  readonly #belongings: HostBelongings;
  readonly #log: LogCollector;
  readonly #resolveExit: (exit: Exit) => void;
  #address: string | undefined;
  #processId: number | undefined;
  #gauge: ResourceGauge | undefined;
  #peakMemoryBytes: number | undefined;
  #gone: Promise<void> | undefined;

  constructor(
    access: DockerAccess,
    container: Dockerode.Container,
    specification: HostSpecification,
    belongings: HostBelongings,
  ) {
    this.name = specification.name;
    this.pipeFolder = belongings.pipeFolder;
    this.#access = access;
    this.#container = container;
    this.#specification = specification;
    this.#belongings = belongings;
    this.#log = new LogCollector(logLimitsFor(specification.limits?.logBytes));
    const { promise, resolve } = Promise.withResolvers<Exit>();
    this.exited = promise;
    this.#resolveExit = resolve;
  }

  get log(): readonly LogLine[] {
    return this.#log.lines;
  }

  get logLoss(): LogLoss | undefined {
    return this.#log.loss;
  }

  onLogLine(listener: (line: LogLine) => void): () => void {
    return this.#log.onLine(listener);
  }

  async start(): Promise<void> {
    try {
      await this.#start();
    } finally {
      this.#belongings.onStarted();
    }
  }

  async #start(): Promise<void> {
    const { logEnded } = await collectOutput(this.#container, this.#log, this.name);
    const ended = this.#container.wait({ condition: "next-exit" }).then(
      (result: { StatusCode: number }) => result.StatusCode,
      () => undefined,
    );
    const askedAtMs = Date.now();
    try {
      await this.#container.start();
    } catch (error) {
      const words = engineWords(error);
      this.startedAtMs = askedAtMs;
      this.#log.end();
      this.#resolveExit({ code: startRefusalCode(words), atMs: 0, outOfMemory: false, startError: words });
      return;
    }
    const state = await this.#inspect();
    this.startedAtMs = this.#access.sharesMachine ? Date.parse(state?.State.StartedAt ?? "") || askedAtMs : Date.now();
    this.#address = state?.NetworkSettings.Networks[this.#belongings.network]?.IPAddress;
    this.#processId = state?.State.Pid;
    if (this.#access.sharesMachine && this.#processId) this.#gauge = resourceGauge(this.#processId);
    this.#log.startedAt(this.startedAtMs);
    void this.#awaitEnd(ended, logEnded);
  }

  async #awaitEnd(ended: Promise<number | undefined>, logEnded: Promise<void>): Promise<void> {
    const waited = await ended;
    const endedAtMs = Date.now();
    this.#peakMemoryBytes = await this.#gauge?.peakBytes();
    this.#gauge?.stop();
    const [state] = await Promise.all([this.#inspect(), within(logEnded, LOG_TAIL_MS)]);
    this.#log.end();
    const startedAtMs = this.startedAtMs ?? endedAtMs;
    const finishedAtMs = this.#access.sharesMachine
      ? Date.parse(state?.State.FinishedAt ?? "") || endedAtMs
      : endedAtMs;
    this.#resolveExit({
      code: waited ?? state?.State.ExitCode ?? 137,
      atMs: Math.max(0, finishedAtMs - startedAtMs),
      outOfMemory: state?.State.OOMKilled ?? false,
    });
  }

  /** Undefined when the container is gone already. */
  async #inspect(): Promise<Dockerode.ContainerInspectInfo | undefined> {
    try {
      return await this.#container.inspect();
    } catch (error) {
      if (statusCode(error) === 404 || this.#gone !== undefined) return undefined;
      throw engineFault(`looking at the container of ${this.name}`, error);
    }
  }

  async url(): Promise<string> {
    const port = this.#specification.port;
    if (port === undefined) throw new Error(`the specification of ${this.name} names no port`);
    if (this.#access.reachesAddresses && this.#address) return `http://${this.#address}:${port}`;
    const state = await this.#inspect();
    const published = state?.NetworkSettings.Ports[`${port}/tcp`]?.[0]?.HostPort;
    if (published === undefined)
      throw engineFault(`finding the published port of ${this.name}`, new Error("there is none: it has ended"));
    // By number: "localhost" may mean another address first, at which nobody listens.
    return `http://${this.#access.host === "localhost" ? "127.0.0.1" : this.#access.host}:${published}`;
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
      return archiveContent(await this.#container.getArchive({ path }));
    } catch (error) {
      if (statusCode(error) === 404) return undefined;
      throw engineFault(`reading ${path} of ${this.name}`, error);
    }
  }

  async listeningSockets() {
    return listeningSockets((await this.#tablesFromHere()) ?? (await this.#tablesFromInside()));
  }

  async #tablesFromHere(): Promise<string | undefined> {
    if (!this.#access.sharesMachine || !this.#processId) return undefined;
    const tables = ["tcp", "tcp6"].map((table) => readFile(`/proc/${this.#processId}/net/${table}`, "utf8"));
    return Promise.all(tables).then(
      (texts) => texts.join("\n"),
      () => undefined,
    );
  }

  async #tablesFromInside(): Promise<string> {
    const read = await this.execute(["cat", "/proc/net/tcp", "/proc/net/tcp6"]).catch(() => undefined);
    return read?.output ?? "";
  }

  execute(command: readonly string[]): Promise<{ exitCode: number; output: string }> {
    return runInside(this.#container, command, this.name);
  }

  async activity(): Promise<HostActivity | undefined> {
    return this.#gauge?.activity();
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

  [Symbol.asyncDispose](): Promise<void> {
    this.#gone ??= this.#remove();
    return this.#gone;
  }

  async #remove(): Promise<void> {
    this.#gauge?.stop();
    try {
      await removeContainer(this.#container);
      await Promise.all(
        this.#belongings.volumes.map((name) => this.#access.docker.getVolume(name).remove().catch(onlyIfThere)),
      );
    } catch (error) {
      throw engineFault(`removing the container of ${this.name}`, error);
    } finally {
      if (this.pipeFolder !== undefined) await rm(this.pipeFolder, { recursive: true, force: true });
      this.#log.end();
      this.#resolveExit({
        code: 137,
        atMs: this.startedAtMs === undefined ? 0 : Date.now() - this.startedAtMs,
        outOfMemory: false,
      });
      this.#belongings.onGone();
    }
  }
}

function within(promise: Promise<void>, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, limitMs);
    void promise.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
