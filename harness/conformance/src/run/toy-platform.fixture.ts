import type { Endpoint, Readiness, TrainingJob } from "@byoa/platform";

const readiness: Readiness = { readyAtMs: 150, limitMs: 480_000, answers: [], sockets: [], endedBeforeReady: false };

/** An endpoint whose members need their own `this`. */
export class ToyEndpoint implements Endpoint {
  readonly url = "http://172.17.0.2:8080";
  readonly log = [];
  readonly ready = Promise.resolve(readiness);
  readonly exited = new Promise<never>(() => undefined);
  #stopped = false;
  async call({ name }: { name: string }) {
    return { name, request: { method: "POST", path: "/invocations", headers: {} }, sentAtMs: 0, totalMs: 1 };
  }
  send(call: { name: string }) {
    return this.call(call);
  }
  onLogLine() {
    return () => undefined;
  }
  async residentBytes() {
    return undefined;
  }
  async processorMs() {
    return undefined;
  }
  async connectTimes() {
    return [];
  }
  async stop() {
    this.#stopped = true;
  }
  async observation(): Promise<never> {
    throw new Error(`stopped: ${this.#stopped}`);
  }
  async [Symbol.asyncDispose]() {
    await this.stop();
  }
}

/** A job with two log lines. */
export const toyJob = (finished: TrainingJob["finished"] = new Promise(() => undefined)): TrainingJob => ({
  name: "train-sample",
  log: [{ stream: "stdout", atMs: 1, text: "first" }],
  onLogLine(listener) {
    listener({ stream: "stdout", atMs: 2, text: "second" });
    return () => undefined;
  },
  checkpointsSeen: [],
  followLog() {},
  async stop() {},
  finished,
  async [Symbol.asyncDispose]() {},
});
