import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { delimiter, dirname, resolve } from "node:path";
import type { Readable } from "node:stream";
import { BASE_DIRECTORY_VARIABLE, HOSTING_VARIABLES } from "@byoa/contract";
import { mayBeLeftBehind } from "../../left-behind.ts";
import type { LimitFacts, LimitHit } from "../../observation/limit-hit.ts";
import type { ListeningSocket } from "../../observation/process-facts.ts";
import { PlatformError } from "../../platform-error.ts";
import type { EngineFacet, Host, HostActivity } from "../engine.ts";
import type { HostSpecification } from "../host-specification.ts";
import { LoggingHost } from "../logging-host.ts";
import type { BaseFolder } from "./base-folder.ts";
import { type DutyCycle, dutyCycle } from "./duty-cycle.ts";
import { folderArchive } from "./folder-archive.ts";
import { type Guard, guardOver } from "./guard.ts";
import { isWithin } from "./is-within.ts";
import { killGroup } from "./kill-group.ts";
import { outputEnds } from "./output-ends.ts";
import { type ProcessGauge, processGauge } from "./process-gauge.ts";
import { exceededLimit, processLimits } from "./process-limits.ts";
import { type GroupUse, groupSockets } from "./process-table.ts";
import { endProgramsOf } from "./programs-of.ts";
import { runCommand } from "./run-command.ts";

/** Of this process's own variables a program gets these: what a shell cannot do without. */
const INHERITED = ["HOME", "LANG", "LC_ALL", "TZ", "USER", "LOGNAME"] as const;

/** What a host is made of besides its specification. */
export interface ProcessBelongings {
  readonly command: readonly string[];
  readonly base: BaseFolder;
  /** Where its server is to listen, in place of the specification's port. */
  readonly port: number | undefined;
  /** What this machine can show of it: without "memory" and "sockets" nothing is looked for. */
  readonly facets: ReadonlySet<EngineFacet>;
  readonly onGone: () => void;
}

/** One program, run as a process with its group, seen through the engine's seam. */
export class ProcessHost extends LoggingHost implements Host {
  readonly pipeFolder: string | undefined;
  readonly limits: LimitFacts | undefined;
  readonly limitsHit: LimitHit[] = [];
  readonly #belongings: ProcessBelongings;
  #child: ChildProcess | undefined;
  #gauge: ProcessGauge | undefined;
  /** Those that are being read. */
  readonly #archives = new Set<Readable>();
  #guard: Guard | undefined;
  #dutyCycle: DutyCycle | undefined;
  #groupIsGone: (() => void) | undefined;

  constructor(specification: HostSpecification, belongings: ProcessBelongings) {
    super(specification);
    this.#belongings = belongings;
    const { pipesAt, limits } = specification;
    this.pipeFolder = pipesAt === undefined ? undefined : belongings.base.locate(pipesAt);
    // Without /proc what it uses is not seen.
    this.limits = belongings.facets.has("memory") ? processLimits(limits) : undefined;
  }

  async start(): Promise<void> {
    if (this.isGone)
      throw new PlatformError("interrupted", `The program of ${this.name} was removed before its start.`);
    this.startedAtMs = Date.now();
    try {
      this.#child = this.#spawn();
    } catch (error) {
      // A list of arguments that is too long, for example, is not an event but thrown.
      return this.#refused(error instanceof Error ? error : new Error(String(error)));
    }
    const child = this.#child;
    const group = child.pid;
    if (group !== undefined) this.#guard = guardOver(group, this.#belongings.base);
    if (group !== undefined)
      this.#groupIsGone = mayBeLeftBehind({
        what: `the program of ${this.name} (process group ${group})`,
        removal: `kill -9 -- -${group}`,
        removeNow: () => killGroup(group),
      });
    for (const name of ["stdout", "stderr"] as const)
      child[name]?.on("data", (chunk: Buffer) => this.collector.add(name, chunk));
    this.collector.startedAt(this.startedAtMs);
    // A signal that could not be sent, for example: what matters is how it ends.
    child.on("error", () => {});
    child.on("exit", (code, signal) => {
      this.#mainProcessEnded(child, code ?? 128 + (signal ? constants.signals[signal] : 0)).catch((error: unknown) =>
        this.failed(error),
      );
    });
    try {
      await once(child, "spawn");
      if (this.specification.slowMotion !== undefined) await this.slowDown(this.specification.slowMotion);
      const visible = this.#belongings.facets.has("memory");
      if (visible && child.pid !== undefined) this.#gauge = processGauge(child.pid, (use) => this.#hold(child, use));
    } catch (error) {
      this.#refused(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Ends the program when it uses more than it may. */
  #hold(child: ChildProcess, use: GroupUse): void {
    const hit = this.limits === undefined ? undefined : exceededLimit(use, this.limits);
    if (hit === undefined || this.limitsHit.length > 0 || child.exitCode !== null || child.signalCode !== null) return;
    this.limitsHit.push(hit);
    killGroup(child.pid);
  }

  #spawn(): ChildProcess {
    const [program = "", ...words] = [...this.#belongings.command, ...this.specification.arguments];
    return spawn(program, words, {
      cwd: resolve(this.specification.image),
      env: this.#environment(),
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own: whatever the program starts goes with it.
      detached: true,
    });
  }

  #environment(): NodeJS.ProcessEnv {
    const { base, port } = this.#belongings;
    const inherited = INHERITED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
    const bind = port === undefined ? {} : { [HOSTING_VARIABLES.bindToPort]: String(port) };
    return {
      ...Object.fromEntries(inherited),
      // This process's own node comes first: the system's may be too old for what it is to run.
      PATH: [dirname(process.execPath), process.env.PATH ?? ""].join(delimiter),
      TMPDIR: base.temporary,
      ...this.specification.environment,
      [BASE_DIRECTORY_VARIABLE]: base.path,
      ...bind,
    };
  }

  #refused(error: NodeJS.ErrnoException): void {
    const code = error.code === "ENOENT" ? 127 : error.code === "EACCES" ? 126 : 125;
    this.collector.end();
    this.ended({ code, atMs: 0, outOfMemory: false, startError: error.message });
  }

  async #mainProcessEnded(child: ChildProcess, code: number): Promise<void> {
    const atMs = Date.now() - (this.startedAtMs ?? Date.now());
    // As in a container: when the main process ends, so do all the others, those that left its group too.
    killGroup(child.pid);
    this.#dutyCycle?.end();
    this.#guard?.ended();
    this.#groupIsGone?.();
    this.#gauge?.stop();
    // The exit stands whatever becomes of the rest: the disposal looks for it again.
    await endProgramsOf(this.#belongings.base.path).catch(() => {});
    await outputEnds(child).catch(() => {});
    this.collector.end();
    this.ended({ code, atMs, outOfMemory: this.limitsHit.some(({ limit }) => limit === "memory") });
  }

  async url(): Promise<string> {
    if (this.#belongings.port === undefined) throw new Error(`the specification of ${this.name} names no port`);
    return `http://127.0.0.1:${this.#belongings.port}`;
  }

  async signal(name: "SIGTERM" | "SIGKILL"): Promise<void> {
    if (this.#child?.exitCode === null && this.#child.signalCode === null) this.#child.kill(name);
  }

  async archive(path: string): Promise<Readable | undefined> {
    // What is gone has no answer: an empty folder would be one.
    if (this.isGone)
      throw new PlatformError("interrupted", `The folders of ${this.name} were removed before ${path} was read.`);
    const place = this.#belongings.base.locate(path);
    if (place === undefined) return undefined;
    const mounts = this.specification.mounts.map((mount) => mount.path);
    const there = await isWithin(this.#belongings.base.path, place, mounts.includes(path));
    if (!there || this.isGone) return undefined;
    const archive = folderArchive(place);
    this.#archives.add(archive);
    // Whoever reads it gets the error; nobody may read it yet.
    archive.on("error", () => {});
    archive.once("close", () => this.#archives.delete(archive));
    return archive;
  }

  /** The port that it was given stands for the one that the platform means. */
  async listeningSockets(): Promise<ListeningSocket[]> {
    if (!this.#belongings.facets.has("sockets")) return [];
    const sockets = await groupSockets(this.#child?.pid);
    const { port = 0 } = this.specification;
    return sockets.map((socket) => (socket.port === this.#belongings.port ? { ...socket, port } : socket));
  }

  execute(command: readonly string[]): Promise<{ exitCode: number; output: string }> {
    return runCommand(command, { cwd: resolve(this.specification.image), env: this.#environment() });
  }

  async activity(): Promise<HostActivity | undefined> {
    return this.#gauge?.activity();
  }

  async slowDown(share: number | undefined): Promise<boolean> {
    this.#dutyCycle?.end();
    this.#dutyCycle = undefined;
    const child = this.#child;
    if (!this.#belongings.facets.has("slow-motion") || child?.pid === undefined) return false;
    const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
    if (hasEnded()) return false;
    if (share !== undefined) this.#dutyCycle = dutyCycle(child.pid, share, hasEnded);
    return true;
  }

  async residentBytes(): Promise<number | undefined> {
    return this.#gauge?.residentBytes();
  }

  async peakMemoryBytes(): Promise<number | undefined> {
    return this.#gauge?.peakBytes();
  }

  protected async remove(): Promise<void> {
    try {
      if (this.#child?.pid === undefined) this.ended({ code: 137, atMs: 0, outOfMemory: false });
      // The number of a group that has ended may be another's by now.
      else if (this.#child.exitCode === null && this.#child.signalCode === null) killGroup(this.#child.pid);
      await this.exited;
      for (const archive of this.#archives) archive.destroy(gone(this.name));
      await this.#belongings.base[Symbol.asyncDispose]();
      this.#guard?.gone();
    } finally {
      this.collector.end();
      this.#belongings.onGone();
    }
  }
}

function gone(name: string): PlatformError {
  return new PlatformError("interrupted", `The folders of ${name} were removed while they were being read.`);
}
