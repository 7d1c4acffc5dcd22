import type { BusySpan } from "./busy-span.ts";
import type { LimitRecord } from "./limits-of.ts";
import type { LogLine } from "./log-line.ts";
import type { LogLoss } from "./log-loss.ts";
import type { Exit, ListeningSocket } from "./process-facts.ts";
import type { StopObservation } from "./training-observation.ts";
import type { Tree } from "./tree.ts";
import type { Truncation } from "./truncation.ts";

/** The record of one endpoint, from start to stop. Times in milliseconds since the container's start unless stated. */
export interface EndpointObservation extends LimitRecord {
  readonly kind: "endpoint";
  readonly image: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly network: string;
  readonly readiness: Readiness;
  readonly exchanges: readonly Exchange[];
  readonly log: readonly LogLine[];
  /** Present when the log is longer than what is kept of it. */
  readonly logLoss?: LogLoss;
  /** Present when it ended, by itself or after the stop. */
  readonly exit?: Exit;
  readonly stop?: StopObservation;
  /** The model folder was writable, which it never is on the platform. */
  readonly modelWritable?: boolean;
  /** `/opt/ml/model` before and after, to see writes. */
  readonly modelBefore: Tree;
  readonly modelAfter: Tree;
  /** Present when a limit stopped the reading of `modelAfter`, which then lacks members. */
  readonly truncated?: readonly Truncation[];
  readonly durationMs: number;
  readonly harnessLagMs: number;
  /** When the machine was too busy; empty: never. Absent in older records: not known. */
  readonly busySpans?: readonly BusySpan[];
  readonly peakMemoryBytes?: number;
}

/** How the endpoint came up, or why it did not. */
export interface Readiness {
  /** First 200 of `/ping`; undefined: never within `limitMs`. */
  readonly readyAtMs?: number;
  readonly limitMs: number;
  /** First accepted connection on the container's own address. */
  readonly firstConnectAtMs?: number;
  /** Each different answer of `/ping` in the order in which it first came; equal ones are counted. */
  readonly answers: readonly PingAnswer[];
  /** Listening sockets inside when it was given up or became ready; empty where the engine cannot tell. */
  readonly sockets: readonly ListeningSocket[];
  /** It ended before it was ready. */
  readonly endedBeforeReady: boolean;
  /** The wait ended before the limit, though the container ran on. */
  readonly gaveUp?: GivingUp;
}

/** Why nobody waits any longer: what was seen, without change, while the container showed no sign of life. */
export interface GivingUp {
  /**
   * `wrong-answer`: 3xx, 4xx. `same-failure`: 500, each time with the same error in the log. `not-http`. `loopback-only`, `other-port`: the sockets. `slow-answer`: 200 again and again,
   * but later than the platform waits. `endless-answer`: an answer begins and never ends. `killed-for-memory`: the memory limit kills its processes again and again. `idle`: nothing happens, and it
   * will be tried otherwise.
   */
  readonly because:
    | "wrong-answer"
    | "same-failure"
    | "not-http"
    | "loopback-only"
    | "other-port"
    | "slow-answer"
    | "endless-answer"
    | "killed-for-memory"
    | "idle";
  readonly atMs: number;
  /** How long it had stood so. */
  readonly steadyForMs: number;
  /** For `other-port`: a port there that answers `/ping` with 200. */
  readonly answeringPort?: number;
}

export interface PingAnswer {
  /** Absent when no HTTP answer came: then `error` says what did. */
  readonly status?: number;
  readonly location?: string;
  readonly bodyBytes?: number;
  /** `refused`, `reset`, `timeout`, `not-http`, … */
  readonly error?: string;
  /** Status of an answer that began and did not end in time, or within the bytes that are read of it. */
  readonly begunStatus?: number;
  /** Slowest of those that came later than the platform waits; only looked for when nothing else comes. */
  readonly tooLateMs?: number;
  readonly firstAtMs: number;
  readonly lastAtMs: number;
  readonly count: number;
}

/** One HTTP request and what came of it. Bodies above 64 KiB are kept as hash and length only. */
export interface Exchange {
  /** Name that the experiment gave it, to find it again: `sample`, `unknown-content-type`, … */
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: Body;
  };
  readonly sentAtMs: number;
  /** Time until the TCP connection stood; absent when an open one was used again. */
  readonly connectMs?: number;
  readonly firstByteMs?: number;
  readonly totalMs: number;
  readonly response?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Body;
  };
  /** Instead of a response: `refused`, `reset`, `timeout`, `aborted`, `answer-too-long`, `invalid-request`, … */
  readonly error?: string;
  /** For `invalid-request`: why it could not be sent. */
  readonly reason?: string;
  /** What had come of a response that did not end: its status, and how many bytes of its body. */
  readonly received?: { readonly status: number; readonly bodyBytes: number };
}

export interface Body {
  readonly sizeBytes: number;
  readonly sha256: string;
  /** The bytes as text when they are UTF-8 and at most 64 KiB. */
  readonly text?: string;
  /** Otherwise base64 of the first 4 KiB. */
  readonly base64Start?: string;
}
