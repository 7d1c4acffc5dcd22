import { irisChannels } from "@byoa/iris";
import type { Benchmark } from "../benchmark.ts";
import type { Figure } from "../figure.ts";
import { median } from "../statistics.ts";
import { backendPlot, type WidthTime } from "./backend-plot.ts";
import { generateChannel } from "./generated-channel.ts";
import { BACKENDS, type NetworkBackend, networkImages } from "./network-images.ts";
import { runNetworkJob } from "./network-job.ts";

const LAB_EPOCHS = 100;
const WIDTHS = [32, 64, 128, 256, 512, 1_024];
const WIDE_ROWS = { rows: 8_192, features: 64 };
const WIDE_BATCH = 256;

/** Native against pure: the lab's network on Iris, and one epoch by the width of the hidden layer. */
export const networkTraining: Benchmark = {
  name: "network-training",
  async run({ folder, quick, progress }) {
    const iris = `${irisChannels.training}/iris.csv`;
    const lab: Record<NetworkBackend, number[]> = { native: [], pure: [] };
    for (let round = 0; round < (quick ? 1 : 3); round += 1) {
      for (const backend of BACKENDS) {
        progress(`${LAB_EPOCHS} epochs of the lab's network, ${backend}`);
        const hyperparameters = { epochs: String(LAB_EPOCHS), patience: String(LAB_EPOCHS) };
        const run = await runNetworkJob({ image: networkImages[backend], hyperparameters, training: iris });
        lab[backend].push((run.epochsMs.at(-1) ?? Number.NaN) - run.surveyedMs);
      }
    }
    const wide = generateChannel(folder, WIDE_ROWS);
    const times: WidthTime[] = [];
    for (const units of quick ? [32, 512] : WIDTHS) {
      const epochMs = async (backend: NetworkBackend) => {
        progress(`one epoch at ${units} units, ${backend}`);
        const hyperparameters = { epochs: "3", units: String(units), batch_size: String(WIDE_BATCH) };
        const run = await runNetworkJob({ image: networkImages[backend], hyperparameters, training: wide });
        const [first = Number.NaN, second = Number.NaN, third = Number.NaN] = run.epochsMs;
        return Math.min(second - first, third - second);
      };
      times.push({ units, nativeMs: await epochMs("native"), pureMs: await epochMs("pure") });
    }
    const at512 = times.find(({ units }) => units === 512);
    const subtitle = `${WIDE_ROWS.rows} rows of ${WIDE_ROWS.features} features, batches of ${WIDE_BATCH}, reading the rows included`;
    return [
      {
        what: `${LAB_EPOCHS} epochs of the lab's network on Iris, native`,
        measured: { value: median(lab.native), unit: "ms" },
        floor: { value: median(lab.pure), unit: "ms" },
        floorIs: "the same in JavaScript",
        notes: ["four steps of 32 rows an epoch: handing each operation to the library costs more than computing it"],
      },
      {
        what: "one epoch at 512 units, native",
        measured: { value: at512?.nativeMs ?? Number.NaN, unit: "ms" },
        floor: { value: at512?.pureMs ?? Number.NaN, unit: "ms" },
        floorIs: "the same in JavaScript",
        notes: [
          subtitle,
          ...times.map(
            ({ units, nativeMs, pureMs }) =>
              `${units} units: native ${nativeMs.toFixed(0)} ms, pure ${pureMs.toFixed(0)} ms`,
          ),
        ],
        picture: { file: "native-or-pure.svg", svg: backendPlot(times, subtitle) },
      } satisfies Figure,
    ];
  },
};
