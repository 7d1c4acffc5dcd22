import autocannon from "autocannon";
import type { Benchmark, BenchmarkContext } from "../benchmark.ts";
import { buildBareServer, exampleImage } from "../example.ts";
import { median } from "../statistics.ts";

const CONNECTIONS = 10;
const ROUNDS = 3;
const ROUND_S = 4;
const WARM_UP_S = 1;
const ONE_FLOWER = "5.1,3.5,1.4,0.2";

interface Load {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Small predictions one after the other on ten connections, against a server that does nothing. */
export const requests: Benchmark = {
  name: "requests",
  async run(context) {
    const bareImage = await buildBareServer();
    await using example = await readyEndpoint(context, exampleImage, context.model);
    await using bare = await readyEndpoint(context, bareImage, undefined);
    const rounds = context.quick ? 1 : ROUNDS;
    for (const { url } of [example, bare]) await shoot(url, WARM_UP_S);
    const ofExample: Load[] = [];
    const ofBare: Load[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      context.progress(`round ${round} of ${rounds}`);
      ofBare.push(await shoot(bare.url, ROUND_S));
      ofExample.push(await shoot(example.url, ROUND_S));
    }
    return [
      {
        what: "small CSV predictions by byoa/decision-tree",
        measured: { value: middle(ofExample, "requestsPerSecond"), unit: "requests/s" },
        floor: { value: middle(ofBare, "requestsPerSecond"), unit: "requests/s" },
        floorIs: "a bare node:http server in the same kind of container",
        target: { of: "ratio", atLeast: 0.4 },
        notes: [
          `${CONNECTIONS} connections, ${rounds} × ${ROUND_S} s in turns, the load from the same machine`,
          `p50 ${middle(ofExample, "p50Ms")} ms and p99 ${middle(ofExample, "p99Ms")} ms; bare ${middle(ofBare, "p50Ms")} and ${middle(ofBare, "p99Ms")} ms`,
        ],
      },
    ];
  },
};

async function readyEndpoint({ platform }: BenchmarkContext, image: string, model: string | undefined) {
  const endpoint = await platform.startEndpoint({ image, model });
  await endpoint.ready;
  return endpoint;
}

/** Load on an endpoint for `duration` seconds, with one body of CSV again and again. */
export async function shoot(url: string, duration: number, body: string = ONE_FLOWER): Promise<Load> {
  const result = await autocannon({
    url: `${url}/invocations`,
    method: "POST",
    headers: { "content-type": "text/csv" },
    body,
    connections: CONNECTIONS,
    duration,
  });
  const bad = result.errors + result.non2xx;
  if (bad > 0) throw new Error(`${bad} of ${result.requests.total} requests to ${url} were not answered with 200`);
  return { requestsPerSecond: result.requests.average, p50Ms: result.latency.p50, p99Ms: result.latency.p99 };
}

const middle = (loads: readonly Load[], key: keyof Load): number => median(loads.map((load) => load[key]));
