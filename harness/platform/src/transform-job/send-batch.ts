import { setTimeout as sleep } from "node:timers/promises";
import type { Endpoint } from "../endpoint/endpoint.ts";

const EXCERPT_CHARACTERS = 200;
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
}

/** The whole answer of one request. Throws Error with the status and the first words of the answer. */
export async function sendBatch(endpoint: Endpoint, body: Buffer, sending: Sending): Promise<Buffer> {
  for (let left = sending.retries; ; left -= 1) {
    const answer: Buffer[] = [];
    const { response, error } = await endpoint.send({
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
    if (sending.signal.aborted) throw new Error("the job was stopped");
    const refused = status !== undefined && status < 500;
    if (left <= 0 || refused) {
      const words = Buffer.concat(answer).toString("utf8").replace(/\s+/g, " ").slice(0, EXCERPT_CHARACTERS);
      throw new Error(status === undefined ? `/invocations: ${error}` : `/invocations answered ${status}: ${words}`);
    }
    await sleep(PAUSE_MS);
  }
}
