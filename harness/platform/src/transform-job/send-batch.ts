import { setTimeout as sleep } from "node:timers/promises";
import type { Endpoint } from "../endpoint/endpoint.ts";
import type { Exit } from "../observation/process-facts.ts";

const EXCERPT_CHARACTERS = 200;
const EXCERPT_BYTES = 4 * EXCERPT_CHARACTERS;
const PAUSE_MS = 200;

/** How one request of a transform job is sent. */
export interface Sending {
  readonly contentType: string | undefined;
  readonly accept: string | undefined;
  readonly chunked: boolean;
  readonly timeoutMs: number;
  /** Times that it is sent again after a fault of the connection or a 5xx; what the model refuses stays refused. */
  readonly retries: number;
  readonly signal: AbortSignal;
  /** How the container ended, once it has: nothing is sent to it again. */
  readonly exit: () => Exit | undefined;
}

/** The whole answer of one request. Throws Error with the status and the first words of the answer, and the signal's reason. */
export async function sendBatch(endpoint: Endpoint, body: Buffer, sending: Sending): Promise<Buffer> {
  for (let left = sending.retries; ; left -= 1) {
    const answer: Buffer[] = [];
    const { response, error, received } = await endpoint.send({
      name: "transform",
      headers: {
        ...(sending.contentType === undefined ? {} : { "Content-Type": sending.contentType }),
        ...(sending.accept === undefined ? {} : { Accept: sending.accept }),
      },
      body,
      chunked: sending.chunked,
      timeoutMs: sending.timeoutMs,
      freshConnection: false,
      signal: sending.signal,
      onBody: (chunk) => answer.push(chunk),
    });
    const status = response?.status;
    if (status !== undefined && status >= 200 && status < 300) return Buffer.concat(answer);
    sending.signal.throwIfAborted();
    const exit = sending.exit();
    if (exit !== undefined) throw new Error(`the container ended with exit code ${exit.code}`);
    const refused = status !== undefined && status < 500;
    // Sent again, it would be as long again.
    const endless = error === "answer-too-long";
    if (left <= 0 || refused || endless) {
      if (endless) throw new Error(`/invocations: the response was cut after ${received?.bodyBytes} bytes`);
      const words = Buffer.concat(answer)
        .toString("utf8", 0, EXCERPT_BYTES)
        .replace(/\s+/g, " ")
        .slice(0, EXCERPT_CHARACTERS);
      throw new Error(status === undefined ? `/invocations: ${error}` : `/invocations answered ${status}: ${words}`);
    }
    await sleep(PAUSE_MS, undefined, { signal: sending.signal }).catch(() => {});
    sending.signal.throwIfAborted();
  }
}
