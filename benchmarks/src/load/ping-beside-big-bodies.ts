import { setTimeout as sleep } from "node:timers/promises";
import { HOSTING_TIMEOUTS, ROUTES } from "@byoa/contract";
import type { Endpoint } from "@byoa/platform";
import type { Benchmark } from "../benchmark.ts";
import { exampleImage } from "../example.ts";
import type { Figure } from "../figure.ts";
import { percentile } from "../statistics.ts";

const BODY_BYTES = 6 * 1024 * 1024;
const PARALLEL = 2;
const LOAD_MS = 6_000;
const PING_EVERY_MS = 20;
const LINE = "5.1,3.5,1.4,0.2\n";

/** How late `/ping` is while two bodies of 6 MB at a time are predicted. */
export const pingBesideBigBodies: Benchmark = {
  name: "ping",
  async run({ platform, model, quick, progress }) {
    await using endpoint = await platform.startEndpoint({ image: exampleImage, model });
    await endpoint.ready;
    progress("pings beside big bodies");
    return [await pingsBeside(endpoint, quick ? 2_000 : LOAD_MS)];
  },
};

/** The figure of an endpoint that takes Iris rows as CSV. */
export async function pingsBeside(endpoint: Endpoint, lastsMs: number): Promise<Figure> {
  const restMs = await pings(endpoint, lastsMs / 3);
  const over = new AbortController();
  const body = Buffer.from(LINE.repeat(Math.floor(BODY_BYTES / LINE.length)));
  const bodiesMs: number[] = [];
  const load = Array.from({ length: PARALLEL }, async () => {
    while (!over.signal.aborted) {
      const headers = { "content-type": "text/csv" };
      const answer = await endpoint.call({ name: "big", method: "POST", headers, body });
      if (answer.response?.status !== 200) throw new Error(`a body of 6 MB was not predicted: ${answer.error}`);
      bodiesMs.push(answer.totalMs);
    }
  });
  const busyMs = await pings(endpoint, lastsMs);
  over.abort();
  await Promise.all(load);
  return {
    what: "/ping (99th percentile) while bodies of 6 MB are predicted",
    measured: { value: percentile(busyMs, 0.99), unit: "ms" },
    floor: { value: percentile(restMs, 0.99), unit: "ms" },
    floorIs: "the same endpoint at rest",
    target: { of: "measured", atMost: HOSTING_TIMEOUTS.pingMs },
    notes: [
      `${PARALLEL} at a time, ${bodiesMs.length} in all, ${percentile(bodiesMs, 0.5).toFixed(0)} ms each; ${busyMs.length} pings: p50 ${percentile(busyMs, 0.5).toFixed(1)} ms, at rest ${percentile(restMs, 0.5).toFixed(1)} ms`,
    ],
  };
}

async function pings(endpoint: Endpoint, lastsMs: number): Promise<number[]> {
  const times: number[] = [];
  for (const until = performance.now() + lastsMs; performance.now() < until; await sleep(PING_EVERY_MS)) {
    const { response, totalMs } = await endpoint.call({ name: "ping", path: ROUTES.ping });
    if (response?.status !== 200) throw new Error("a ping was not answered with 200");
    times.push(totalMs);
  }
  return times;
}
