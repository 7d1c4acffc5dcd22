import type { GivingUp, PingAnswer } from "../observation/endpoint-observation.ts";
import type { ListeningSocket } from "../observation/process-facts.ts";
import type { StartPatience } from "./start-patience.ts";

/**
 * How long a state must stand, without a sign of life, before it counts as final, in milliseconds.
 * Why each is safe: docs/decisions/0010-early-diagnosis.md.
 */
const STEADY_MS = {
  "wrong-answer": 5_000,
  /** A first request that fails while something loads is no fault yet, and shows no sign of life only for so long. */
  "same-failure": 15_000,
  "not-http": 5_000,
  "answer-too-long": 5_000,
  /** Longer than the pings that wait for an answer which only comes too late. */
  "endless-answer": 30_000,
  "loopback-only": 5_000,
  /** A port that answers `/ping` with 200 is the server itself. */
  "other-port-answers": 5_000,
  /** Any other port may belong to metrics, opened long before the server's own. */
  "other-port": 30_000,
  idle: 30_000,
} as const;

/** So often the same error in the log: each ping ends in it. */
const SAME_ERRORS = 5;
/** So many answers in a row that come too late are enough: each took longer than the platform waits. */
const LATE_ANSWERS = 3;
/** A server that starts its workers again does so with the same model. */
const MEMORY_KILLS = 3;

/** Answers that no HTTP client of the platform can read. */
export const NOT_HTTP = new Set(["not-http", "headers-too-long", "interim-only"]);

/** What is known at one moment of a container that has not become ready. */
export interface StartState {
  readonly nowMs: number;
  readonly patience: StartPatience;
  /** Where the server should listen. */
  readonly port: number;
  readonly latest: { readonly answer: PingAnswer; readonly sinceMs: number } | undefined;
  readonly sockets: readonly ListeningSocket[];
  readonly quietSinceMs: number;
  /** How often the commonest error stands in the log. */
  readonly sameErrors?: number;
  /** How many of its processes the memory limit has killed. */
  readonly memoryKills?: number;
  /** A port other than `port` on which `/ping` says 200. */
  readonly answeringPort?: number | undefined;
}

/** Why waiting on is of no use, or undefined: it may still come up. Pure. */
export function earlyDiagnosis(state: StartState): GivingUp | undefined {
  if (state.patience === "full") return undefined;
  const quietMs = state.nowMs - state.quietSinceMs;
  const answerMs = state.latest === undefined ? 0 : Math.min(quietMs, state.nowMs - state.latest.sinceMs);
  const is = (because: GivingUp["because"], steadyForMs: number): GivingUp => ({
    because,
    atMs: state.nowMs,
    steadyForMs,
  });

  if ((state.memoryKills ?? 0) >= MEMORY_KILLS) return is("killed-for-memory", state.nowMs);
  const status = state.latest?.answer.status;
  if (state.latest?.answer.tooLateMs !== undefined && state.latest.answer.count >= LATE_ANSWERS) {
    return is("slow-answer", state.nowMs - state.latest.sinceMs);
  }
  if (status !== undefined && isFinalStatus(status) && answerMs >= STEADY_MS["wrong-answer"])
    return is("wrong-answer", answerMs);
  // 502 and 503 say "not yet"; 500 with the same error in the log each time does not.
  if (status === 500 && (state.sameErrors ?? 0) >= SAME_ERRORS && answerMs >= STEADY_MS["same-failure"])
    return is("same-failure", answerMs);
  const { error, begunStatus } = state.latest?.answer ?? {};
  if (NOT_HTTP.has(error ?? "") && answerMs >= STEADY_MS["not-http"]) return is("not-http", answerMs);
  const begunMs = state.nowMs - (state.latest?.sinceMs ?? state.nowMs);
  // Sending it is no sign of life: the server is busy with nothing else.
  if (error === "answer-too-long" && begunMs >= STEADY_MS["answer-too-long"]) return is("endless-answer", begunMs);
  const isBegun = error === "timeout" && begunStatus !== undefined && begunStatus < 500;
  if (isBegun && begunMs >= STEADY_MS["endless-answer"]) return is("endless-answer", begunMs);

  if (status === undefined) {
    const placed = whereItListens(state.sockets, state.port);
    if (placed === "loopback-only" && quietMs >= STEADY_MS["loopback-only"]) return is("loopback-only", quietMs);
    if (placed === "other-port") {
      const answering = state.answeringPort;
      if (answering !== undefined && quietMs >= STEADY_MS["other-port-answers"]) {
        return { ...is("other-port", quietMs), answeringPort: answering };
      }
      if (quietMs >= STEADY_MS["other-port"]) return is("other-port", quietMs);
    }
  }
  if (state.patience === "retrying" && quietMs >= STEADY_MS.idle) return is("idle", quietMs);
  return undefined;
}

/** Another answer than 200 that a server gives which is there: not 5xx, which is how one says "not yet". */
export function isFinalStatus(status: number): boolean {
  return status !== 200 && status < 500;
}

/** Where the container listens, as seen from the port it should listen on. */
export function whereItListens(
  sockets: readonly ListeningSocket[],
  port: number,
): "reachable" | "loopback-only" | "other-port" | "nowhere" {
  const own = sockets.filter((socket) => socket.port === port);
  if (own.some((socket) => !isLoopback(socket.address))) return "reachable";
  if (own.length > 0) return "loopback-only";
  return sockets.length > 0 ? "other-port" : "nowhere";
}

/** 127.0.0.0/8, ::1, and the first in IPv6's clothes. */
export function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\./i.test(address) || address === "::1";
}
