import { confusionText, defineTraining, isTrainingHost } from "@byoa/toolkit";
import { openBackend } from "./backend/open-backend.ts";
import { examples } from "./data/examples.ts";
import { surveyData } from "./data/survey-data.ts";
import { hyperparameters } from "./hyperparameters.ts";
import { checkpointText, resumableState } from "./model/checkpoint-document.ts";
import { modelFiles } from "./model/model-files.ts";
import { buildNetwork, compileNetwork } from "./network/build-network.ts";
import { type EpochOutcome, type TrainingState, trainNetwork } from "./network/train-network.ts";
import { setWeights } from "./network/weights.ts";
import { confusionOf } from "./report/confusion.ts";
import { type EpochMetrics, historyText } from "./report/history.ts";
import { trainingCurve } from "./report/training-curve.ts";

export const training = defineTraining({
  hyperparameters,
  channels: { training: { required: true }, testing: { required: false } },
  metrics: ["epoch", "loss", "accuracy", "val_loss", "val_accuracy"],
  stopGraceMs: 60_000, // one step of a big network, and the files

  async train(context) {
    const { channels, hosts, log, hyperparameters: given, signal } = context;
    const { training, testing } = channels;
    if (!isTrainingHost(hosts, testing === undefined ? [training] : [training, testing])) return;
    const { library } = await openBackend({ log });
    log(`computing with ${library}`);

    const { rows, featureCount, standardisation } = await surveyData({ training, testing }, given.classes);
    log(`${rows} training rows, ${featureCount} features, ${given.classes} classes`);
    if (testing === undefined) log("no testing channel: the loss on the training rows decides which epoch is best");

    const network = buildNetwork({ featureCount, ...given });
    compileNetwork(network, given);
    const job = { hyperparameters: given, standardisation };
    const facts = { featureCount, classes: given.classes, standardisation, hyperparameters: given };
    const saveModel = async (weights: EpochOutcome["bestWeights"], epoch: number) =>
      context.saveModel(await modelFiles(network, weights, { ...facts, training: { rows, epoch, library } }));

    const from = earlierState(context.checkpoint, job, log);
    if (from !== undefined) await saveModel(from.bestWeights, from.best.epoch);
    let history: readonly EpochMetrics[] = from?.history ?? [];
    let best = { epoch: from?.best.epoch ?? 0, weights: from?.bestWeights };
    const data = {
      training: () => examples(training.rows(), given.classes),
      testing: testing && (() => examples(testing.rows(), given.classes)),
      standardisation,
      rows,
    };
    try {
      for await (const outcome of trainNetwork(network, data, given, { isStopping: () => context.isStopping, from })) {
        const { metrics, isBest, bestWeights } = outcome;
        if (metrics !== undefined) {
          context.metrics(rounded(metrics));
          history = [...history, metrics];
        }
        if (isBest) {
          best = { epoch: metrics?.epoch ?? 0, weights: bestWeights };
          await saveModel(bestWeights, best.epoch);
        }
        if (metrics !== undefined) context.checkpoint?.save(checkpointText(job, await outcome.state()));
      }
    } catch (error) {
      if (!signal.aborted) throw error; // stopped while it waited for data: what was saved stays
    }
    if (best.weights === undefined || history.length === 0) return;
    log(`best: epoch ${best.epoch} of ${history.length}; its weights are the model`);
    context.saveOutput({
      "history.csv": historyText(history),
      "training-curve.svg": trainingCurve(history, best.epoch),
    });
    if (context.isStopping) return;
    setWeights(network, best.weights);
    const judged = testing ?? training;
    const evaluation = await confusionOf({ network, facts }, examples(judged.rows(), given.classes));
    context.saveOutput({ "confusion-matrix.json": confusionText(judged.name, evaluation) });
  },
});

function earlierState(
  checkpoint: { readonly file: string; read(): Buffer | undefined } | undefined,
  job: Parameters<typeof resumableState>[1],
  log: (line: string) => void,
): TrainingState | undefined {
  const content = checkpoint?.read();
  if (content === undefined) return undefined;
  const state = resumableState(content, job);
  if (typeof state !== "string") {
    log(`going on after epoch ${state.history.length}, from a checkpoint`);
    return state;
  }
  log(`the checkpoint in ${checkpoint?.file} is left aside: ${state}; training starts anew`);
  return undefined;
}

/** As many digits as people compare; the history in output/data has all of them. */
function rounded(metrics: EpochMetrics): EpochMetrics {
  const entries = Object.entries(metrics).map(([name, value]) => [name, Number(Number(value).toPrecision(6))]);
  return { ...metrics, ...Object.fromEntries(entries) };
}
