import type { Endpoint } from "@byoa/platform";
import type { Benchmark, BenchmarkContext } from "../benchmark.ts";
import { buildBareServer, trainExample } from "../example.ts";
import type { Figure } from "../figure.ts";
import { pingsBeside } from "../load/ping-beside-big-bodies.ts";
import { shoot } from "../load/requests.ts";
import { openProber } from "../start/prober.ts";
import { timeStart } from "../start/timed-start.ts";
import { median } from "../statistics.ts";
import { networkImages } from "./network-images.ts";

const ONE_ROW = "5.1,3.5,1.4,0.2";
const BATCH_ROWS = 1_000;
const ROUND_S = 3;
const ROUNDS = 7;

/** How soon and how fast the network's images serve: native, pure, and the lean one. */
export const networkServing: Benchmark = {
  name: "network-serving",
  async run(context) {
    const model = await trainExample(context.platform, context.folder, networkImages.native);
    return [
      ...(await starts(context, model)),
      ...(await sizes(context)),
      ...(await predictions(context, model)),
      await pingFigure(context, model),
    ];
  },
};

async function starts({ engine, quick, progress }: BenchmarkContext, model: string): Promise<Figure[]> {
  const bareImage = await buildBareServer();
  await using prober = await openProber();
  const images = { bare: bareImage, ...networkImages };
  const times: Record<keyof typeof images, number[]> = { bare: [], native: [], pure: [], serve: [] };
  for (let round = 0; round <= (quick ? 2 : ROUNDS); round += 1) {
    progress(`start ${round}`);
    for (const name of ["bare", "native", "pure", "serve"] as const) {
      const { trueMs } = await timeStart(engine, prober, images[name], name === "bare" ? undefined : model);
      if (round > 0) times[name].push(trueMs);
    }
  }
  return (["serve", "pure", "native"] as const).map((name) => ({
    what: `first good /ping of ${networkImages[name]}`,
    measured: { value: median(times[name]), unit: "ms" },
    floor: { value: median(times.bare), unit: "ms" },
    floorIs: "a bare node:http server on the same base",
    ...(name === "serve" ? { target: { of: "difference", atMost: 400 } as const } : {}),
  }));
}

async function sizes({ engine }: BenchmarkContext): Promise<Figure[]> {
  const base = await engine.image("node:24-bookworm-slim");
  return Promise.all(
    (["serve", "pure", "native"] as const).map(async (name): Promise<Figure> => {
      const { sizeBytes } = await engine.image(networkImages[name]);
      return {
        what: `size of ${networkImages[name]}`,
        measured: { value: sizeBytes / 1e6, unit: "MB" },
        floor: { value: base.sizeBytes / 1e6, unit: "MB" },
        floorIs: "its base",
        ...(name === "serve" ? { target: { of: "difference", atMost: 30 } as const } : {}),
      };
    }),
  );
}

async function predictions({ platform, progress }: BenchmarkContext, model: string): Promise<Figure[]> {
  await using native = await ready(platform.startEndpoint({ image: networkImages.native, model }));
  await using pure = await ready(platform.startEndpoint({ image: networkImages.pure, model }));
  const figures: Figure[] = [];
  for (const [what, body] of [
    ["single predictions", ONE_ROW],
    [`batches of ${BATCH_ROWS} rows`, `${ONE_ROW}\n`.repeat(BATCH_ROWS)],
  ] as const) {
    progress(what);
    for (const endpoint of [native, pure]) await shoot(endpoint.url, 1, body);
    const ofNative = await shoot(native.url, ROUND_S, body);
    const ofPure = await shoot(pure.url, ROUND_S, body);
    figures.push({
      what: `${what}, native`,
      measured: { value: ofNative.requestsPerSecond, unit: "requests/s" },
      floor: { value: ofPure.requestsPerSecond, unit: "requests/s" },
      floorIs: "the same in JavaScript",
      notes: [`ten connections; p99 ${ofNative.p99Ms} ms native, ${ofPure.p99Ms} ms pure`],
    });
  }
  return figures;
}

async function pingFigure({ platform, quick, progress }: BenchmarkContext, model: string): Promise<Figure> {
  await using endpoint = await ready(platform.startEndpoint({ image: networkImages.native, model }));
  progress("pings beside big bodies");
  const figure = await pingsBeside(endpoint, quick ? 2_000 : 6_000);
  return { ...figure, what: `${figure.what} by the network`, target: { of: "measured", atMost: 50 } };
}

async function ready(starting: Promise<Endpoint>): Promise<Endpoint> {
  const endpoint = await starting;
  await endpoint.ready;
  return endpoint;
}
