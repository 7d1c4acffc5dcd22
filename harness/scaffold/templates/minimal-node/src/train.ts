import { defineTraining, isTrainingHost, type LabelledRow, labelledRow, noRows, type Channel } from "@byoa/toolkit";
import { z } from "zod";
import { MODEL_FILE, type Model, predict } from "./model.ts";

/** Between so many rows the best model so far is saved: a job that is stopped keeps it. */
const SAVE_EVERY = 1_000;

export const training = defineTraining({
  hyperparameters: z.object({
    distance: z.enum(["euclidean", "manhattan"]).default("euclidean").describe("euclidean or manhattan"),
    epochs: z.int().min(1).default(1).describe("a whole number of at least 1: how often the data are read"),
  }),
  channels: { training: { required: true }, testing: { required: false } },
  metrics: ["testing:accuracy"],
  stopGraceMs: 5_000,

  async train({ channels, hosts, hyperparameters, log, metric, saveModel, signal }) {
    const given = [channels.training, ...(channels.testing === undefined ? [] : [channels.testing])];
    if (!isTrainingHost(hosts, given)) return;
    const { distance, epochs } = hyperparameters;
    const sums = new Map<string, { count: number; features: number[] }>();
    const save = () => saveModel({ [MODEL_FILE]: JSON.stringify(modelOf(sums, distance)) });

    // Begun beside the training channel, so that in Pipe mode neither has to wait for the other.
    const testing = channels.testing === undefined ? Promise.resolve([]) : all(channels.testing);
    testing.catch(() => {}); // its failure is told where it is awaited
    let seen = 0;
    try {
      for (let epoch = 0; epoch < epochs; epoch += 1) {
        log(`epoch ${epoch}`);
        let inEpoch = 0;
        for await (const row of rowsOf(channels.training)) {
          add(sums, row);
          seen += 1;
          inEpoch += 1;
          if (seen % SAVE_EVERY === 0) save();
        }
        if (inEpoch === 0) throw noRows(channels.training);
        save();
      }
    } catch (error) {
      if (!signal.aborted || seen === 0) throw error;
      save();
      return;
    }
    const model = modelOf(sums, distance);
    const tested = await testing;
    log(`${seen} training rows, ${model.centroids.length} labels`);
    if (tested.length === 0) return;
    const right = tested.filter((row) => predict(model, row.features) === row.label).length;
    metric("testing:accuracy", right / tested.length);
  },
});

async function* rowsOf(channel: Channel): AsyncGenerator<LabelledRow> {
  let columns: number | undefined;
  for await (const row of channel.rows()) {
    columns ??= row.fields.length;
    yield labelledRow(row, columns);
  }
}

const all = (channel: Channel): Promise<LabelledRow[]> => Array.fromAsync(rowsOf(channel));

function add(sums: Map<string, { count: number; features: number[] }>, { label, features }: LabelledRow): void {
  const sum = sums.get(label) ?? { count: 0, features: features.map(() => 0) };
  sum.count += 1;
  features.forEach((value, index) => {
    sum.features[index] = (sum.features[index] ?? 0) + value;
  });
  sums.set(label, sum);
}

function modelOf(sums: ReadonlyMap<string, { count: number; features: number[] }>, distance: Model["distance"]): Model {
  const centroids = [...sums].map(([label, { count, features }]) => ({
    label,
    count,
    features: features.map((value) => value / count),
  }));
  return { distance, centroids };
}
