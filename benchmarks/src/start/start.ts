import type { Benchmark } from "../benchmark.ts";
import { buildBareServer, exampleImage } from "../example.ts";
import { median, percentile } from "../statistics.ts";
import { openProber } from "./prober.ts";
import { timeStart } from "./timed-start.ts";

const ROUNDS = 11;

/** How soon the example answers after a bare server would, and how exactly the platform's prober sees that moment. */
export const start: Benchmark = {
  name: "start",
  async run({ engine, model, quick, progress }) {
    const bareImage = await buildBareServer();
    await using prober = await openProber();
    const errorsMs: number[] = [];
    const exampleMs: number[] = [];
    const bareMs: number[] = [];
    const rounds = quick ? 3 : ROUNDS;
    // The first round only warms up.
    for (let round = 0; round <= rounds; round += 1) {
      progress(`start ${round} of ${rounds}`);
      const example = await timeStart(engine, prober, exampleImage, model);
      const bare = await timeStart(engine, prober, bareImage, undefined);
      if (round === 0) continue;
      errorsMs.push(Math.abs(example.oursMs - example.trueMs));
      exampleMs.push(example.trueMs);
      bareMs.push(bare.trueMs);
    }
    return [
      {
        what: "readiness as the platform sees it, against a prober that asks every millisecond",
        measured: { value: median(errorsMs), unit: "ms" },
        target: { of: "measured", atMost: 20 },
        notes: [`median of ${rounds} starts; largest ${Math.max(...errorsMs).toFixed(1)} ms`],
      },
      {
        what: "first good /ping of byoa/decision-tree after its container's start",
        measured: { value: median(exampleMs), unit: "ms" },
        floor: { value: median(bareMs), unit: "ms" },
        floorIs: "a bare node:http server on the same base, started the same way",
        target: { of: "difference", atMost: 200 },
        notes: [
          `medians of ${rounds} starts in turns; nine in ten below ${percentile(exampleMs, 0.9).toFixed(0)} and ${percentile(bareMs, 0.9).toFixed(0)} ms`,
        ],
      },
    ];
  },
};
