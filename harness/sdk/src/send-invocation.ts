import { sendRequest } from "@byoa/platform";
import { SdkError } from "./sdk-error.ts";

const EXCERPT_CHARACTERS = 300;

/** One request to `/invocations`. */
export interface Invocation {
  readonly body: Buffer;
  readonly contentType?: string | undefined;
  readonly accept?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Sends it with the platform's own headers and gives the whole answer. Throws SdkError `model-error`, or the signal's reason. */
export async function sendInvocation(url: string, invocation: Invocation): Promise<Response> {
  const { body, contentType, accept, headers, timeoutMs, signal } = invocation;
  const parts: Buffer[] = [];
  const { response, error, reason, received } = await sendRequest(
    { url, startedAtMs: Date.now() },
    {
      name: "predict",
      headers: {
        ...(contentType === undefined ? {} : { "Content-Type": contentType }),
        ...(accept === undefined ? {} : { Accept: accept }),
        ...headers,
      },
      body,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(signal === undefined ? {} : { signal }),
      onBody: (bytes) => parts.push(bytes),
    },
  );
  signal?.throwIfAborted();
  const bytes = Buffer.concat(parts);
  if (reason !== undefined) throw new SdkError("request-invalid", `The request cannot be sent: ${reason}.`);
  if (response === undefined) {
    const seen = received === undefined ? "gave no answer" : `sent ${received.bodyBytes} bytes of an answer and no end`;
    throw new SdkError("model-error", `${url}/invocations ${seen} (${error}). See that the endpoint runs.`);
  }
  if (response.status >= 200 && response.status < 300) {
    const hasBody = response.status !== 204 && response.status !== 205;
    return new Response(hasBody ? bytes : null, { status: response.status, headers: response.headers });
  }
  const words = bytes.toString("utf8").replace(/\s+/g, " ").slice(0, EXCERPT_CHARACTERS);
  const whose = response.status < 500 ? "client error" : "server error";
  throw new SdkError("model-error", `Received ${whose} (${response.status}) from the model with message "${words}"`);
}
