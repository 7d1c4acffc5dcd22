import { sendInvocation } from "./send-invocation.ts";
import type { Deployment } from "./session.ts";

export interface PredictOptions {
  /** Default: `application/json` for what is neither text nor bytes; text and bytes need theirs said, or go without. */
  readonly contentType?: string;
  readonly accept?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: the contract's 60 s. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** An endpoint in service, to be asked. */
export class Predictor implements AsyncDisposable {
  /** Base URL of the container's server. */
  readonly url: string;
  readonly #deployment: Deployment;
  readonly #onDeleted: () => void;
  #deleted: Promise<void> | undefined;

  constructor(deployment: Deployment, onDeleted: () => void = () => {}) {
    this.url = deployment.url;
    this.#deployment = deployment;
    this.#onDeleted = onDeleted;
  }

  /**
   * Sends one request to `/invocations`, as the platform does, and gives the answer as a standard Response. Text and bytes go as
   * they are, anything else as JSON. Throws SdkError `model-error` for any other status than 2xx and for no answer at all.
   */
  async predict(data: unknown, options: PredictOptions = {}): Promise<Response> {
    const isRaw = typeof data === "string" || data instanceof Uint8Array;
    const body = Buffer.from(isRaw ? data : JSON.stringify(data));
    const contentType = options.contentType ?? (isRaw ? undefined : "application/json");
    return await sendInvocation(this.url, { ...options, body, contentType });
  }

  /** SIGTERM to the container, and everything of it removed. */
  delete(): Promise<void> {
    this.#deleted ??= this.#delete();
    return this.#deleted;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.delete();
  }

  async #delete(): Promise<void> {
    await this.#deployment.stop();
    await this.#deployment[Symbol.asyncDispose]();
    this.#onDeleted();
  }
}
