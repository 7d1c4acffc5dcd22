import { Readable } from "node:stream";
import type Dockerode from "dockerode";
import { machineTimeout } from "../../machine/machine-timeout.ts";
import { CALL_LIMITS, type CallLimits, limitOf } from "./call-limits.ts";
import { type EngineSigns, engineSigns, noAnswer, type PendingCall } from "./signs-of-engine.ts";

type Dial = Dockerode["modem"]["dial"];
type DialOptions = Parameters<Dial>[0];

/** More than any answer of the engine that is read into memory. */
const ANSWER_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * Makes every call of a client end: with its answer, or with an error. The client by itself waits for ever for an answer that was cut
 * off or never comes, and hands on whatever is not JSON. Each call gets a limit that suits it, and the engine is asked for signs of
 * life while any is pending; streams that it gave are destroyed when there are none.
 */
export function guardCalls(docker: Dockerode, limits: CallLimits = CALL_LIMITS): Dockerode {
  const dial: Dial = docker.modem.dial.bind(docker.modem);
  const ping = async (limitMs: number): Promise<void> => {
    const statusCodes = { 200: true, 500: "server error" };
    const controller = new AbortController();
    const { signal } = controller;
    const endTimeout = machineTimeout(limitMs, () => controller.abort());
    const answer = await sent(dial, { path: "/_ping", method: "GET", isStream: true, statusCodes, abortSignal: signal })
      .then(async (answer) => (answer instanceof Readable ? (await readAll(answer)).toString() : ""))
      .catch((error: unknown) => {
        throw signal.aborted ? noAnswer(limitMs) : error;
      })
      .finally(endTimeout);
    if (!/^OK\b/.test(answer)) throw new Error("its answer to a ping is none");
  };
  const signs = engineSigns(ping, limits);
  docker.modem.dial = (options, callback) => {
    guarded(dial, options, { signs, limits }).then(
      (answer) => callback?.(null, answer),
      (error: unknown) => callback?.(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
  return docker;
}

type Answer = Parameters<NonNullable<Parameters<Dial>[1]>>[1];

function sent(dial: Dial, options: DialOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    dial(options, (error, answer) => (error === null ? resolve(answer) : reject(error)));
  });
}

async function guarded(
  dial: Dial,
  options: DialOptions,
  { signs, limits }: { readonly signs: EngineSigns; readonly limits: CallLimits },
): Promise<Answer> {
  const given = options.abortSignal;
  given?.throwIfAborted();
  const method = options.method ?? "GET";
  const limitMs = limitOf(method, options.path, limits);
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  const controller = new AbortController();
  let stream: Readable | undefined;
  const call: PendingCall = {
    fail(error) {
      failed.reject(error);
      stream?.destroy(error);
      controller.abort();
    },
  };
  const endTimeout = limitMs === undefined ? () => {} : machineTimeout(limitMs, () => call.fail(noAnswer(limitMs)));
  const onAbort = () => call.fail(Object.assign(new Error("aborted"), { code: "ABORT_ERR" }));
  given?.addEventListener("abort", onAbort, { once: true });
  const settle = () => {
    endTimeout();
    signs.remove(call);
    given?.removeEventListener("abort", onAbort);
  };
  signs.add(call);
  let handedOver = false;
  try {
    // As a stream in any case: only so is it seen when an answer is cut off.
    const asked = sent(dial, { ...options, isStream: true, abortSignal: controller.signal });
    const answer = await Promise.race([asked, failed.promise]);
    signs.answered();
    if (!(answer instanceof Readable)) return answer;
    stream = answer;
    // A stream that is destroyed after its reader has gone must not end the process.
    answer.on("error", () => {});
    if (!isForTheCaller(options)) return await Promise.race([readJson(answer, options.path), failed.promise]);
    endTimeout();
    answer.once("close", settle);
    handedOver = true;
    return answer;
  } finally {
    if (!handedOver) settle();
  }
}

/** The client hands out the empty answer to an upload as a stream, too, which nobody reads. */
function isForTheCaller({ isStream, hijack, method }: DialOptions): boolean {
  return (isStream === true && method !== "PUT") || hijack === true;
}

async function readAll(answer: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer) {
    if (!Buffer.isBuffer(chunk)) throw new Error("its answer is no bytes");
    bytes += chunk.length;
    if (bytes > ANSWER_LIMIT_BYTES) throw new Error("its answer has no end");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function readJson(answer: Readable, path: string): Promise<Buffer | object> {
  const bytes = await readAll(answer).catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    throw code === "ECONNRESET" ? Object.assign(new Error("its answer was cut off"), { code: "ENGINE_CUT" }) : error;
  });
  if (bytes.length === 0 || path.startsWith("/_ping")) return bytes;
  const parsed = parse(bytes.toString("utf8"));
  if (typeof parsed !== "object" || parsed === null || !hasShape(path, parsed))
    throw new Error("its answer is not what the engine's interface says");
  return parsed;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the rest of the engine reads without looking. */
function hasShape(path: string, answer: object): boolean {
  if (/^\/(containers\/json|images\/json|networks\?|networks$)/.test(path)) return Array.isArray(answer);
  if (/^\/(containers|networks|exec)\/create\b|^\/containers\/[^/]+\/(exec|json)\b/.test(path))
    return "Id" in answer && typeof answer.Id === "string";
  return !Array.isArray(answer) || !/^\/(info|volumes|version)\b/.test(path);
}
