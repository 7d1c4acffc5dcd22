import { confusionText, defineTraining, isTrainingHost } from "@byoa/toolkit";
import { openBackend } from "./backend/open-backend.ts";
import { type Example, examples } from "./data/examples.ts";
import { surveyData } from "./data/survey-data.ts";
import { hyperparameters } from "./hyperparameters.ts";
import { checkpointText, resumableState } from "./model/checkpoint-document.ts";
import { modelFiles } from "./model/model-files.ts";
import { buildNetwork, compileNetwork } from "./network/build-network.ts";
import { type TrainingData, type TrainingState, trainNetwork } from "./network/train-network.ts";
import { setWeights, type Weights } from "./network/weights.ts";
import { confusionOf } from "./report/confusion.ts";
import { type EpochMetrics, historyText, rounded } from "./report/history.ts";
import { trainingCurve } from "./report/training-curve.ts";

/** How long a job that was stopped before its first epoch may still learn from the first rows, in milliseconds. */
const LATE_TRAINING_MS = 1_500;

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

    const survey = await surveyData({ training, testing }, given.classes, signal);
    if (survey.rows === 0) signal.throwIfAborted();
    const { rows, featureCount, standardisation } = survey;
    log(`${rows} training rows, ${featureCount} features, ${given.classes} classes`);
    if (testing === undefined) log("no testing channel: the loss on the training rows decides which epoch is best");

    const network = buildNetwork({ featureCount, ...given });
    compileNetwork(network, given);
    const job = { hyperparameters: given, standardisation };
    const facts = { featureCount, classes: given.classes, standardisation, hyperparameters: given };
    let history: readonly EpochMetrics[] = [];
    let best: { readonly epoch: number; readonly weights: Weights } | undefined;
    const keepBest = async (epoch: number, weights: Weights) => {
      best = { epoch, weights };
      context.saveModel(await modelFiles(network, weights, { ...facts, training: { rows, epoch, library } }));
    };
    const learn = async (
      data: TrainingData,
      isStopping: () => boolean,
      { checkpoint, from }: Pick<typeof context, "checkpoint"> & { readonly from?: TrainingState | undefined },
    ) => {
      for await (const outcome of trainNetwork(network, data, given, { isStopping, from })) {
        const { metrics, isBest, bestWeights } = outcome;
        if (metrics !== undefined) {
          context.metrics(rounded(metrics));
          history = [...history, metrics];
        }
        if (isBest) await keepBest(metrics?.epoch ?? 0, bestWeights);
        if (metrics !== undefined) checkpoint?.save(checkpointText(job, await outcome.state()));
      }
    };

    const from = survey.interrupted ? undefined : earlierState(context.checkpoint, job, log);
    if (from !== undefined) {
      history = from.history;
      await keepBest(from.best.epoch, from.bestWeights);
    }
    try {
      const open = (channel: typeof training) => () => examples(channel.rows(), given.classes);
      const data = { training: open(training), testing: testing && open(testing), standardisation, rows };
      await learn(data, () => context.isStopping, { checkpoint: context.checkpoint, from });
    } catch (error) {
      if (!signal.aborted) throw error; // stopped while it waited for data: what was saved stays
    }
    if (best === undefined) {
      log(`stopped before the first step: learning for a moment from the first ${survey.firstRows.length} rows`);
      const until = performance.now() + LATE_TRAINING_MS;
      const source = () => fromMemory(survey.firstRows);
      const data = { training: source, testing: undefined, standardisation, rows: survey.firstRows.length };
      // Without a checkpoint: the next run shall learn from all rows.
      await learn(data, () => performance.now() > until, { checkpoint: undefined });
    }
    if (best === undefined || history.length === 0) return;
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

/** Where an earlier run of this job stood, when it left a checkpoint from which this one can go on. */
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

async function* fromMemory(rows: readonly Example[]): AsyncGenerator<Example, void, undefined> {
  yield* rows;
}
