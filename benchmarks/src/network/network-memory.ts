import { statSync } from "node:fs";
import type { Benchmark } from "../benchmark.ts";
import { generateChannel } from "./generated-channel.ts";
import { networkImages } from "./network-images.ts";
import { runNetworkJob } from "./network-job.ts";

const MEGABYTE = 1e6;
const FEATURES = 40;
/** 242 bytes a row: 1 MB and 205 MB. */
const SMALL_ROWS = 4_200;
const BIG_ROWS = 848_000;
const BATCH = 4_096;

/** Peak memory of one epoch through a pipe, of a big channel against a small one. */
export const networkMemory: Benchmark = {
  name: "network-memory",
  async run({ folder, quick, progress }) {
    const peak = async (rows: number) => {
      progress(`${rows} rows through the pipe`);
      const training = generateChannel(folder, { rows, features: FEATURES });
      const hyperparameters = { epochs: "1", batch_size: String(BATCH) };
      const run = await runNetworkJob({ image: networkImages.pure, hyperparameters, training, inputMode: "Pipe" });
      return { ...run, channelMb: statSync(training).size / MEGABYTE };
    };
    const small = await peak(SMALL_ROWS);
    const big = await peak(quick ? BIG_ROWS / 10 : BIG_ROWS);
    return [
      {
        what: `peak resident memory of an epoch over ${big.channelMb.toFixed(0)} MB in Pipe mode, batches of ${BATCH}`,
        measured: { value: big.peakBytes / MEGABYTE, unit: "MB" },
        floor: { value: small.peakBytes / MEGABYTE, unit: "MB" },
        floorIs: `the same over ${small.channelMb.toFixed(1)} MB`,
        target: { of: "difference", atMost: 100 },
        notes: [`two passes and an evaluation of it: ${(big.durationMs / 1000).toFixed(0)} s`],
      },
    ];
  },
};
