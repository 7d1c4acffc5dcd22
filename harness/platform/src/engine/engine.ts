import type { Readable } from "node:stream";
import type { ImageFacts } from "../observation/image-facts.ts";
import type { LimitFacts, LimitHit } from "../observation/limit-hit.ts";
import type { LogLine } from "../observation/log-line.ts";
import type { LogLoss } from "../observation/log-loss.ts";
import type { Exit, ListeningSocket, MainProcess } from "../observation/process-facts.ts";
import { PLATFORM_CAPABILITIES, type PlatformCapability } from "../platform-capability.ts";
import type { HostSpecification } from "./host-specification.ts";

/** What an engine can make visible: each is a capability of the platform on it. */
export const ENGINE_FACETS = PLATFORM_CAPABILITIES;
export type EngineFacet = PlatformCapability;

/**
 * Runs containers for the platform. Paths in and out are canonical (`/opt/ml/…`), whatever the engine does behind them;
 * no type of the library underneath passes through.
 *
 * Disposing it removes everything that it made and that is still there: hosts, volumes, networks, folders. It takes at most five
 * seconds, and rejects with the PlatformError `left-behind` when something is not removed by then.
 */
export interface Engine extends AsyncDisposable {
  /** "docker" or "process". */
  readonly name: string;
  readonly version: string;
  /** Operating system and architecture that containers run on without emulation, as "linux/amd64". */
  readonly platform: string;
  readonly facets: ReadonlySet<EngineFacet>;
  /** Why a facet is missing, in one line, for those that are. */
  readonly missing: ReadonlyMap<EngineFacet, string>;
  /** Facts of the image, pulled first when it is not here. Throws PlatformError `image-not-found`, `image-pull-failed`. */
  image(reference: string, options?: ImageOptions): Promise<ImageFacts>;
  /**
   * Reads named paths of the image without running it; a path that does not exist is left out. A folder is told by itself;
   * with `/**` at the end of its path it is listed with all that lies below (at most 10,000 members).
   */
  imageFiles(reference: string, paths: readonly string[]): Promise<ImageFile[]>;
  /** Makes a container ready to start: volumes filled, pipes made, nothing running. */
  prepare(specification: HostSpecification): Promise<Host>;
}

export interface ImageOptions {
  readonly platform?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called while layers arrive, with a short line for people. */
  readonly onProgress?: (line: string) => void;
}

/** A path read out of an image; `content` holds at most the first 64 KiB of a regular file. */
export interface ImageFile {
  readonly path: string;
  readonly type: "file" | "directory" | "symlink" | "other";
  readonly mode: number;
  readonly uid: number;
  readonly sizeBytes: number;
  readonly linkTarget?: string;
  readonly content?: Buffer;
}

/**
 * One container of a job or an endpoint, from prepared to gone. Disposing kills it and removes its volumes; it never rejects: what the
 * engine does not remove now it removes, or names, when it closes.
 */
export interface Host extends AsyncDisposable {
  readonly name: string;
  /** Host-side folder in which the feeder makes FIFOs; present when the specification asked for pipes. */
  readonly pipeFolder: string | undefined;
  /** Starts it. A start that the engine refuses (125, 126, 127) is no exception: `exited` resolves with it. */
  start(): Promise<void>;
  /** Milliseconds since the epoch at which the container's process started. */
  readonly startedAtMs: number | undefined;
  /**
   * Base URL that reaches the container's serving port from outside, once started: its own address on Linux, else the published port.
   * Undefined when the container has ended. The engine is asked each time: PlatformError when the container lost its address.
   */
  url(): Promise<string | undefined>;
  /**
   * How it ended; pending while it runs. 137 when it was disposed of before its end. Rejects with a PlatformError when the engine can
   * no longer say how: it stopped answering, or somebody removed the container. A promise that nobody awaits is no unhandled rejection.
   */
  readonly exited: Promise<Exit>;
  /** The log lines so far, within the specification's limit; each stamped when it arrived. */
  readonly log: readonly LogLine[];
  /** What of the log was not kept; undefined when it is whole. */
  readonly logLoss?: LogLoss | undefined;
  /** The limits that hold for it. Undefined, or no such member, where the engine sets none. */
  readonly limits?: LimitFacts | undefined;
  /** Those of them that it has met so far; complete once it has ended. */
  readonly limitsHit?: readonly LimitHit[];
  /** Calls back for each line as it comes, and for the end of a log beyond the limit when it has ended; returns a function that ends it. */
  onLogLine(listener: (line: LogLine) => void): () => void;
  signal(name: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** A tar stream of the path's content, members relative to it; works while running and after the end. Undefined when the path is not there. */
  archive(path: string): Promise<Readable | undefined>;
  /** Sockets that listen inside the container. Empty where the engine cannot tell. */
  listeningSockets(): Promise<ListeningSocket[]>;
  /** Runs a command inside the running container, as root. For diagnosis only, never for a verdict that the outside can give. */
  execute(command: readonly string[]): Promise<{ exitCode: number; output: string }>;
  /** What the container has used by now, to tell work from waiting. Undefined, or no such method, where the engine cannot tell. */
  activity?(): Promise<HostActivity | undefined>;
  /**
   * Gives all of its processes together this share of one processor from now on, 0 to 1; undefined: what it had at its start. False, or
   * no such method, where the engine cannot.
   */
  slowDown?(share: number | undefined): Promise<boolean>;
  /** Process 1 now. Undefined, or no such method, where the engine cannot tell. */
  mainProcess?(): Promise<MainProcess | undefined>;
  /** Memory of its processes now, without files that only stay in memory, in bytes. Undefined, or no such method, where the engine cannot tell. */
  residentBytes?(): Promise<number | undefined>;
  /** Highest memory use seen so far, in bytes; undefined where the engine cannot tell. */
  peakMemoryBytes(): Promise<number | undefined>;
}

/** Use of the machine since the container's start. */
export interface HostActivity {
  readonly cpuMs: number;
  /** Time in which its threads were ready to run and waited for a processor, all together; absent where the engine cannot tell. */
  readonly waitMs?: number;
  /** Now; files that were read count as long as they stay in memory. */
  readonly memoryBytes: number;
}
