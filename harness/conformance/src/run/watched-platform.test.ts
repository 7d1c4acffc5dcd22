import { expect, it } from "vitest";
import type { ExperimentEvent } from "./event.ts";
import { ToyEndpoint, toyJob } from "./toy-platform.fixture.ts";
import { toyPlatform } from "./toys.fixture.ts";
import { watchedPlatform } from "./watched-platform.ts";

it("tells what an experiment starts, line by line and request by request", async () => {
  const events: ExperimentEvent[] = [];
  const platform = toyPlatform({
    startTrainingJob: async () => toyJob(),
    startEndpoint: async () => new ToyEndpoint(),
  });
  const watched = watchedPlatform(platform, { name: "serve-model", title: "serve it" }, (event) => events.push(event));
  await watched.startTrainingJob({
    jobName: "train-sample",
    image: "toy",
    output: "jobs",
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
