import type { NetworkAccess, ResourceLimits } from "../engine/host-specification.ts";
import type { EndpointObservation, Exchange, Readiness } from "../observation/endpoint-observation.ts";
import type { LimitHit } from "../observation/limit-hit.ts";
import type { LogLine } from "../observation/log-line.ts";
import type { LogLoss } from "../observation/log-loss.ts";
import type { Exit } from "../observation/process-facts.ts";
import type { StartPatience } from "./start-patience.ts";
import type { Suspicion } from "./suspicion.ts";

/** What an endpoint is made of. */
export interface EndpointRequest {
  /** As EndpointName: for people, and for whoever keeps or replays what the endpoint did. */
  readonly name?: string;
  readonly image: string;
  readonly platform?: string | undefined;
  /** `model.tar.gz`, or a folder, on this machine; nothing: an empty model folder. */
  readonly model?: string | undefined;
  readonly environment?: Readonly<Record<string, string>>;
  readonly network?: NetworkAccess;
  readonly limits?: ResourceLimits;
  /** Port given by `SAGEMAKER_BIND_TO_PORT`; 8080 and no variable when absent. */
  readonly bindToPort?: number;
  /** Limit for the first good ping. Default: the contract's 8 minutes. */
  readonly startLimitMs?: number;
  /** When to stop waiting before the limit is over; default `early` (docs/decisions/0010-early-diagnosis.md). */
  readonly patience?: StartPatience;
  /** Mounts the model folder writable, which the platform never does: to tell a write from another fault. Default false. */
  readonly writableModel?: boolean;
  readonly stopGraceMs?: number;
  /** Port of this machine's loopback interface at which it can be reached, too. Throws PlatformError `port-in-use` when it is taken. */
  readonly publishedPort?: number | undefined;
}

/** A request to a running endpoint. The platform's headers are added; those given here win. */
export interface EndpointCall {
  readonly name: string;
  readonly method?: string;
  /** Default `/invocations`. */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** Default: the contract's 60 s; 2 s for `/ping`. */
  readonly timeoutMs?: number;
  /** Opens a connection of its own and measures it. Default true. */
  readonly freshConnection?: boolean;
  /** Send the body in chunked transfer coding, without Content-Length. */
  readonly chunked?: boolean;
  /** In how many chunks, each sent some milliseconds after the one before; default 1. Only with `chunked`. */
  readonly chunks?: number;
  /** Gives the call up; it is recorded as `aborted`. */
  readonly signal?: AbortSignal;
  /** Called with each part of the answer's body as it comes; the record keeps only its start. */
  readonly onBody?: (bytes: Buffer) => void;
}

/** An endpoint that runs. Disposing kills it and removes what it made. */
export interface Endpoint extends AsyncDisposable {
  readonly url: string;
  readonly log: readonly LogLine[];
  /** What of the log was not kept; undefined when it is whole. */
  readonly logLoss?: LogLoss | undefined;
  /** Limits of byoa that its container has met so far; absent where they are not watched. */
  readonly limitsHit?: readonly LimitHit[];
  /** Calls back for each line as it comes; returns a function that ends it. */
  onLogLine(listener: (line: LogLine) => void): () => void;
  /** How its container ended; pending while it runs. Rejects with a PlatformError when the engine cannot say how. */
  readonly exited: Promise<Exit>;
  /** Resolves when `/ping` first says 200, when the container ends, or when the limit is over. Rejects with a PlatformError for the engine's faults, never for the image's. */
  readonly ready: Promise<Readiness>;
  /** Resolves when something looks wrong while it is waited for, long before that counts; pending where nothing does. Absent in recordings. */
  readonly suspected?: Promise<Suspicion>;
  /**
   * Sends one request and records it. Never rejects: faults of the image and of the request are in the exchange, the engine's make the
   * record (`observation`) reject, so that nothing is judged by them.
   */
  call(call: EndpointCall): Promise<Exchange>;
  /** The same without a record of its own, for requests by the thousand. */
  send(call: EndpointCall): Promise<Exchange>;
  /** Memory of its processes now, in bytes; undefined where the engine cannot tell. */
  residentBytes(): Promise<number | undefined>;
  /** Processor time that it has used since its start, in milliseconds; undefined where the engine cannot tell. */
  processorMs(): Promise<number | undefined>;
  /** Opens `count` connections at once and gives the time of each until it stood, in milliseconds (Infinity: refused or over the time-out). */
  connectTimes(count: number, timeoutMs: number): Promise<number[]>;
  /** SIGTERM, 30 s grace, SIGKILL. Resolves when it has ended; calls under way go on. */
  stop(): Promise<void>;
  /** The record so far; rejects with a PlatformError for the engine's faults. Complete after `stop()` or the end of the container. */
  observation(): Promise<EndpointObservation>;
}
