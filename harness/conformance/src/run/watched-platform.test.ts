import type { Endpoint, Platform, Readiness, TrainingJob } from "@byoa/platform";
import { expect, it } from "vitest";
import type { ExperimentEvent } from "./event.ts";
import { toyEngine } from "./toys.fixture.ts";
import { watchedPlatform } from "./watched-platform.ts";

const readiness: Readiness = { readyAtMs: 150, limitMs: 480_000, answers: [], sockets: [], endedBeforeReady: false };

/** A job with two log lines, and an endpoint whose members need their own `this`. */
class ToyEndpoint implements Endpoint {
  readonly url = "http://172.17.0.2:8080";
  readonly log = [];
  readonly ready = Promise.resolve(readiness);
  #stopped = false;
  async call({ name }: { name: string }) {
    return { name, request: { method: "POST", path: "/invocations", headers: {} }, sentAtMs: 0, totalMs: 1 };
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

const job: TrainingJob = {
  name: "train-sample",
  log: [{ stream: "stdout", atMs: 1, text: "first" }],
  onLogLine(listener) {
    listener({ stream: "stdout", atMs: 2, text: "second" });
    return () => undefined;
  },
  async stop() {},
  finished: new Promise(() => undefined),
  async [Symbol.asyncDispose]() {},
};

it("tells what an experiment starts, line by line and request by request", async () => {
  const events: ExperimentEvent[] = [];
  const platform: Platform = {
    engine: toyEngine(),
    folder: "jobs",
    startTrainingJob: async () => job,
    startEndpoint: async () => new ToyEndpoint(),
  };
  const watched = watchedPlatform(platform, { name: "serve-model", title: "serve it" }, (event) => events.push(event));
  await watched.startTrainingJob({
    jobName: "train-sample",
    image: "toy",
    hyperparameters: { depth: "5" },
    channels: [],
  });
  {
    await using endpoint = await watched.startEndpoint({ image: "toy" });
    await endpoint.ready;
    await endpoint.call({ name: "sample" });
    await endpoint.stop();
    await expect(endpoint.observation()).rejects.toThrow("stopped: true");
  }
  expect(
    events.map((event) => [
      event.kind,
      "line" in event && typeof event.line === "object"
        ? event.line.text
        : "exchange" in event
          ? event.exchange.name
          : "",
    ]),
  ).toEqual([
    ["job-started", ""],
    ["job-log", "first"],
    ["job-log", "second"],
    ["endpoint-started", ""],
    ["endpoint-ready", ""],
    ["endpoint-exchange", "sample"],
  ]);
});
