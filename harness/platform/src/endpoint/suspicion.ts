import type { PingAnswer } from "../observation/endpoint-observation.ts";
import type { ListeningSocket } from "../observation/process-facts.ts";
import { isFinalStatus, NOT_HTTP, whereItListens } from "./early-diagnosis.ts";

/** What looks wrong about a server that is being started, before it has stood long enough to count. */
export type Suspicion =
  | { readonly because: "wrong-answer"; readonly status: number; readonly location?: string }
  | { readonly because: "not-http" }
  | { readonly because: "loopback-only"; readonly sockets: readonly ListeningSocket[] }
  | { readonly because: "other-port"; readonly port: number };

/** So long an answer must have stayed the same to be worth a word. */
const STEADY_MS = 500;

interface SuspectState {
  readonly nowMs: number;
  readonly port: number;
  readonly latest: { readonly answer: PingAnswer; readonly sinceMs: number } | undefined;
  readonly sockets: readonly ListeningSocket[];
  readonly answeringPort?: number | undefined;
}

/** What looks wrong at this moment; undefined: nothing that is final where it stays. Pure. */
export function suspicionIn({ nowMs, port, latest, sockets, answeringPort }: SuspectState): Suspicion | undefined {
  const { status, location, error } = latest?.answer ?? {};
  const isSteady = latest !== undefined && nowMs - latest.sinceMs >= STEADY_MS;
  if (isSteady && status !== undefined && isFinalStatus(status))
    return { because: "wrong-answer", status, ...(location === undefined ? {} : { location }) };
  if (isSteady && NOT_HTTP.has(error ?? "")) return { because: "not-http" };
  if (status !== undefined) return undefined;
  if (whereItListens(sockets, port) === "loopback-only") return { because: "loopback-only", sockets };
  return answeringPort === undefined ? undefined : { because: "other-port", port: answeringPort };
}
