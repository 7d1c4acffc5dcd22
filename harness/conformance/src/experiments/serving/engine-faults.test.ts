import { type Endpoint, PlatformError, systemClock } from "@byoa/platform";
import { afterEach, beforeEach, expect, test } from "vitest";
import { steadyPings } from "./steady-pings.ts";
import { stopInFlight } from "./stop-in-flight.ts";

const unhandled: unknown[] = [];
const note = (error: unknown) => void unhandled.push(error);
beforeEach(() => void process.on("unhandledRejection", note));
afterEach(() => void process.off("unhandledRejection", note));

const rejects = () => Promise.reject(new PlatformError("engine-failed", "the engine lost the container"));
const aWhile = () => new Promise<void>((resolve) => setTimeout(resolve, 20));

/** Of an endpoint whose engine has a fault, what these experiments ask for. */
const endpoint: Partial<Endpoint> = { call: rejects, stop: aWhile, connectTimes: async () => [0] };

test("pings that the engine ends are the fault of who finishes them, not of nobody", async () => {
  const pings = steadyPings(endpoint as Endpoint, 1, systemClock, new AbortController().signal);
  await aWhile();
  await expect(pings.finish(1)).rejects.toMatchObject({ code: "engine-failed" });
  expect(unhandled.splice(0)).toEqual([]);
});

test("a request in flight that the engine ends is the experiment's fault once the stop is over", async () => {
  const long = { sample: { name: "a", body: Buffer.from("1"), contentType: "text/csv" }, expectedMs: 10 };
  const profile = { limits: { invocationMs: 1_000 } };
  // Of the profile and the request nothing else is asked for.
  const stopped = stopInFlight(endpoint as Endpoint, profile as never, long as never, systemClock);
  await expect(stopped).rejects.toMatchObject({ code: "engine-failed" });
  expect(unhandled.splice(0)).toEqual([]);
});
