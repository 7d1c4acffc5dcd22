import { Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { HOSTING_TIMEOUTS, PLATFORM_HEADERS, ROUTES } from "@byoa/contract";
import type { Exchange } from "../observation/endpoint-observation.ts";
import { ANSWER_LIMITS, AnswerTooLong } from "./answer-limits.ts";
import { classifyError, isParserError } from "./classify-error.ts";
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

const CHUNK_PAUSE_MS = 3;

type Outcome = Pick<Exchange, "response" | "error" | "reason">;

/**
 * Sends one request as the platform does and records what came of it. Never rejects and never raises: a faulty request, an
 * endless answer and a cut connection are all in the exchange.
 */
export function sendRequest(target: RequestTarget, call: EndpointCall): Promise<Exchange> {
  const method = call.method ?? (call.path === ROUTES.ping ? "GET" : "POST");
  const path = call.path ?? ROUTES.invocations;
  const isPing = path === ROUTES.ping;
  const timeoutMs = call.timeoutMs ?? (isPing ? HOSTING_TIMEOUTS.pingMs : HOSTING_TIMEOUTS.invocationMs);
  const limitBytes = isPing ? ANSWER_LIMITS.pingBodyBytes : ANSWER_LIMITS.bodyBytes;
  const headers = requestHeaders(call);
  const fresh = call.freshConnection ?? true;
  const agent = fresh ? new Agent({ keepAlive: false, maxSockets: 1 }) : target.keepAlive;
  const began = performance.now();
  const sentAtMs = performance.timeOrigin + began - target.startedAtMs;
  const elapsed = () => performance.now() - began;

  const { promise, resolve } = Promise.withResolvers<Exchange>();
  let request: ClientRequest | undefined;
  let connectMs: number | undefined;
  let firstByteMs: number | undefined;
  let status: number | undefined;
  let bodyBytes = 0;
  let interimAnswers = 0;
  let parserError: Error | undefined;
  let settled = false;

  const settle = (outcome: Outcome) => {
    if (settled) return;
    settled = true;
    clearTimeout(timer);
    call.signal?.removeEventListener("abort", abort);
    resolve({
      name: call.name,
      request: { method, path, headers, ...(call.body === undefined ? {} : { body: bodyOf(call.body) }) },
      sentAtMs,
      ...(connectMs === undefined ? {} : { connectMs }),
      ...(firstByteMs === undefined ? {} : { firstByteMs }),
      totalMs: elapsed(),
      ...outcome,
      ...(outcome.response !== undefined || status === undefined ? {} : { received: { status, bodyBytes } }),
    });
    if (outcome.response === undefined) request?.destroy();
    if (fresh) agent?.destroy();
  };
  const abort = () => settle({ error: "aborted" });
  const timer = setTimeout(() => settle({ error: "timeout" }), timeoutMs);
  if (call.signal?.aborted) {
    abort();
    return promise;
  }
  call.signal?.addEventListener("abort", abort, { once: true });

  try {
    request = httpRequest(target.url, {
      method,
      path: requestPath(path),
      headers,
      maxHeaderSize: ANSWER_LIMITS.headerBytes,
      ...(agent ? { agent } : {}),
    });
  } catch (error) {
    settle({ error: "invalid-request", reason: error instanceof Error ? error.message : String(error) });
    return promise;
  }
  request.on("error", (error) => {
    if (isParserError(error)) parserError = error;
    // An answer that has begun decides: servers answer 413 and close while the body is still being sent.
    if (firstByteMs === undefined) settle({ error: classifyError(error) });
  });
  request.on("socket", (socket: Socket) => {
    if (!socket.connecting) return;
    socket.once("connect", () => {
      connectMs = elapsed();
    });
  });
  request.on("information", () => {
    interimAnswers += 1;
    if (interimAnswers > ANSWER_LIMITS.interimAnswers) settle({ error: "interim-only" });
  });
  request.on("upgrade", (response, socket) => {
    socket.destroy();
    settle({ response: { ...head(response), body: bodyOf(Buffer.alloc(0)) } });
  });
  request.on("response", (response) => {
    firstByteMs = elapsed();
    status = response.statusCode ?? 0;
    const onBody = (chunk: Buffer) => {
      bodyBytes += chunk.byteLength;
      if (bodyBytes > limitBytes) throw new AnswerTooLong();
      if (!settled) call.onBody?.(chunk);
    };
    readBody(response, onBody).then(
      (body) => settle({ response: { ...head(response), body } }),
      (error: unknown) => settle({ error: classifyError(parserError ?? error) }),
    );
  });
  if (call.chunked && (call.chunks ?? 1) > 1) writeInChunks(request, call);
  else request.end(call.body);
  return promise;
}

/** Each chunk is a write of its own, so that the server reads it before the next one comes. */
function writeInChunks(request: ClientRequest, { body = Buffer.alloc(0), chunks = 1 }: EndpointCall): void {
  const size = Math.max(1, Math.ceil(body.byteLength / chunks));
  const writeFrom = (start: number): void => {
    if (request.destroyed) return;
    if (start >= body.byteLength) {
      request.end();
      return;
    }
    request.write(body.subarray(start, start + size));
    setTimeout(() => writeFrom(start + size), CHUNK_PAUSE_MS);
  };
  request.setNoDelay(true);
  writeFrom(0);
}

/** The platform's headers first, then the call's own, which win whatever their case; Content-Length unless chunked. */
function requestHeaders(call: EndpointCall): Record<string, string> {
  const own = Object.entries(call.headers ?? {});
  const given = new Set(own.map(([name]) => name.toLowerCase()));
  const platform = Object.entries({ Host: PLATFORM_HEADERS.host, "User-Agent": PLATFORM_HEADERS["user-agent"] });
  const headers = Object.fromEntries([...platform.filter(([name]) => !given.has(name.toLowerCase())), ...own]);
  if (call.body === undefined || given.has("content-length") || given.has("transfer-encoding")) return headers;
  if (call.chunked) headers["Transfer-Encoding"] = "chunked";
  else headers["Content-Length"] = String(call.body.byteLength);
  return headers;
}

/** As it is given: a URL parser would mend it, or take `//host` for another server. */
function requestPath(path: string): string {
  if (!path.startsWith("/")) throw new TypeError(`The path ${JSON.stringify(path)} does not begin with "/"`);
  return path;
}

async function readBody(response: IncomingMessage, onBody: (chunk: Buffer) => void) {
  const recorder = recordBody();
  for await (const chunk of response) {
    onBody(chunk);
    recorder.add(chunk);
  }
  return recorder.finish();
}

function head(response: IncomingMessage) {
  const headers = Object.entries(response.headers).map(([name, value]): [string, string] => [
    name,
    Array.isArray(value) ? value.join(", ") : (value ?? ""),
  ]);
  return { status: response.statusCode ?? 0, headers: Object.fromEntries(headers) };
}
