import { Agent, request as httpRequest, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { HOSTING_TIMEOUTS, PLATFORM_HEADERS, ROUTES } from "@byoa/contract";
import type { Body, Exchange } from "../observation/endpoint-observation.ts";
import { classifyError } from "./classify-error.ts";
import type { EndpointCall } from "./endpoint.ts";
import { bodyOf, recordBody } from "./record-body.ts";

/** Where requests go, and the clock of their record. */
export interface RequestTarget {
  readonly url: string;
  /** Start of the container, in milliseconds since the epoch. */
  readonly startedAtMs: number;
  /** Keeps connections open, for calls that do not ask for a fresh one. */
  readonly keepAlive?: Agent;
}

/**
 * Sends one request as the platform does and records what came of it. Never rejects: every fault is in the exchange.
 */
export function sendRequest(target: RequestTarget, call: EndpointCall): Promise<Exchange> {
  const method = call.method ?? (call.path === ROUTES.ping ? "GET" : "POST");
  const path = call.path ?? ROUTES.invocations;
  const timeoutMs = call.timeoutMs ?? (path === ROUTES.ping ? HOSTING_TIMEOUTS.pingMs : HOSTING_TIMEOUTS.invocationMs);
  const headers = requestHeaders(call);
  const fresh = call.freshConnection ?? true;
  const agent = fresh ? new Agent({ keepAlive: false, maxSockets: 1 }) : target.keepAlive;
  const began = performance.now();
  const sentAtMs = performance.timeOrigin + began - target.startedAtMs;
  const elapsed = () => performance.now() - began;

  return new Promise((resolve) => {
    let connectMs: number | undefined;
    let firstByteMs: number | undefined;
    let settled = false;

    const settle = (result: Pick<Exchange, "response" | "error">) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      call.signal?.removeEventListener("abort", abort);
      if (fresh) agent?.destroy();
      resolve({
        name: call.name,
        request: { method, path, headers, ...(call.body === undefined ? {} : { body: bodyOf(call.body) }) },
        sentAtMs,
        ...(connectMs === undefined ? {} : { connectMs }),
        ...(firstByteMs === undefined ? {} : { firstByteMs }),
        totalMs: elapsed(),
        ...result,
      });
    };

    const request = httpRequest(new URL(path, target.url), { method, headers, ...(agent ? { agent } : {}) });
    const giveUp = (error: string) => {
      settle({ error });
      request.destroy();
    };
    const abort = () => giveUp("aborted");
    const timer = setTimeout(() => giveUp("timeout"), timeoutMs);
    if (call.signal?.aborted) return abort();
    call.signal?.addEventListener("abort", abort, { once: true });

    request.on("socket", (socket: Socket) => {
      if (!socket.connecting) return;
      socket.once("connect", () => {
        connectMs = elapsed();
      });
    });
    request.on("response", (response) => {
      firstByteMs = elapsed();
      readResponse(response, call.onBody).then(
        (body) => settle({ response: { status: response.statusCode ?? 0, headers: flatHeaders(response), body } }),
        (error: unknown) => settle({ error: classifyError(error) }),
      );
    });
    request.on("error", (error) => {
      // An answer that has begun decides: servers answer 413 and close while the body is still being sent.
      if (firstByteMs === undefined) settle({ error: classifyError(error) });
    });
    request.end(call.body);
  });
}

/** The platform's headers first, then the call's own, which win whatever their case; Content-Length unless chunked. */
export function requestHeaders(call: EndpointCall): Record<string, string> {
  const own = Object.entries(call.headers ?? {});
  const given = new Set(own.map(([name]) => name.toLowerCase()));
  const platform = Object.entries({ Host: PLATFORM_HEADERS.host, "User-Agent": PLATFORM_HEADERS["user-agent"] });
  const headers = Object.fromEntries([...platform.filter(([name]) => !given.has(name.toLowerCase())), ...own]);
  if (call.body === undefined || given.has("content-length") || given.has("transfer-encoding")) return headers;
  if (call.chunked) headers["Transfer-Encoding"] = "chunked";
  else headers["Content-Length"] = String(call.body.byteLength);
  return headers;
}

async function readResponse(response: IncomingMessage, onBody: EndpointCall["onBody"]): Promise<Body> {
  const recorder = recordBody();
  for await (const chunk of response) {
    recorder.add(chunk);
    onBody?.(chunk);
  }
  return recorder.finish();
}

function flatHeaders(response: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
}
