import { type Channel, defineTraining, isTrainingHost, type LabelledRow, labelledRow, noRows } from "@byoa/toolkit";
import { hyperparameters, newLearner, predict } from "./algorithm.ts";
import { MODEL_FILE } from "./model-file.ts";

/** Between so many rows the best model so far is saved: a job that is stopped keeps it. */
const SAVE_EVERY = 1_000;

/** A job around the algorithm: reads the channels, saves the model, says how good it is. */
export const training = defineTraining({
  hyperparameters,
  channels: { training: { required: true }, testing: { required: false } },
  metrics: ["testing:accuracy"],
  stopGraceMs: 5_000,

  async train({ channels, hosts, hyperparameters: given, log, metric, saveModel, signal }) {
    const read = [channels.training, ...(channels.testing === undefined ? [] : [channels.testing])];
    if (!isTrainingHost(hosts, read)) return;
    const learner = newLearner(given);
    const save = () => saveModel({ [MODEL_FILE]: JSON.stringify(learner.model()) });

    // Begun beside the training channel, so that in Pipe mode neither has to wait for the other.
    const testing = channels.testing === undefined ? Promise.resolve([]) : Array.fromAsync(rowsOf(channels.testing));
    testing.catch(() => {}); // its failure is told where it is awaited
    let seen = 0;
    try {
      for await (const row of rowsOf(channels.training)) {
        learner.add(row);
        seen += 1;
        if (seen % SAVE_EVERY === 0) save();
      }
      if (seen === 0) throw noRows(channels.training);
      save();
    } catch (error) {
      if (!signal.aborted || seen === 0) throw error;
      save();
      return;
    }
    const tested = await testing;
    log(`${seen} training rows`);
    if (tested.length === 0) return;
    const model = learner.model();
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
