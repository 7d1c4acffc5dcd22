import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { BatchOptions } from "../data/batches.ts";
import type { Example } from "../data/examples.ts";
import type { Standardisation } from "../data/standardisation.ts";
import type { Hyperparameters } from "../hyperparameters.ts";
import type { EpochMetrics } from "../report/history.ts";
import { encodingFor } from "./build-network.ts";
import { afterEpoch, type BestEpoch, NO_EPOCH } from "./early-stopping.ts";
import { type OptimizerState, optimizerState, restoreOptimizer } from "./optimizer-state.ts";
import { evaluateExamples, learnEpoch } from "./run-epoch.ts";
import { setWeights, type Weights, weightsOf } from "./weights.ts";

/** Where a training stands after an epoch: all that the next one depends on. */
export interface TrainingState {
  readonly history: readonly EpochMetrics[];
  readonly best: BestEpoch;
  readonly bestWeights: Weights;
  readonly weights: Weights;
  readonly optimizer: readonly OptimizerState[];
}

export interface TrainingData {
  /** Opens the next pass over a channel. */
  readonly training: () => AsyncGenerator<Example, void, undefined>;
  /** Without it the loss on the training rows decides which epoch was best. */
  readonly testing: (() => AsyncGenerator<Example, void, undefined>) | undefined;
  readonly standardisation: Standardisation;
  /** Rows of the training channel. */
  readonly rows: number;
}

/** One epoch's outcome. `isPartial`: the job was stopped in the middle of the first one, and these are the weights so far. */
export interface EpochOutcome {
  readonly metrics: EpochMetrics | undefined;
  readonly isBest: boolean;
  readonly isPartial: boolean;
  /** Weights of the best epoch so far. */
  readonly bestWeights: Weights;
  /** Of a finished epoch: what a checkpoint holds. */
  readonly state: () => Promise<TrainingState>;
}

/**
 * Trains a compiled network epoch by epoch, until `epochs`, or until `patience` epochs have brought no lower loss on the testing
 * rows. Every epoch reads its data anew and is shuffled by its own seed, so that one that was resumed goes on as if it had
 * never been interrupted. Whoever leaves the loop, or is stopped, has the best weights so far.
 *
 * @param from where an earlier run stood; undefined for a fresh start
 * @throws JobFault for a bad row, or a loss that is no number; AbortError of the channel when the job stops while it waits for data
 */
export async function* trainNetwork(
  network: LayersModel,
  data: TrainingData,
  hyperparameters: Hyperparameters,
  { isStopping, from }: { readonly isStopping: () => boolean; readonly from?: TrainingState | undefined },
): AsyncGenerator<EpochOutcome, void, undefined> {
  const { epochs, patience, batch_size, classes, loss, seed, shuffle_rows } = hyperparameters;
  const options: BatchOptions = {
    standardisation: data.standardisation,
    batchSize: batch_size,
    encoding: encodingFor(loss),
    classes,
  };
  const history = [...(from?.history ?? [])];
  let best = from?.best ?? NO_EPOCH;
  let bestWeights = from?.bestWeights ?? weightsOf(network);
  if (from !== undefined) {
    setWeights(network, from.weights);
    await restoreOptimizer(network.optimizer, from.optimizer);
  }
  while (history.length < epochs && best.waited < patience && !isStopping()) {
    const epoch = history.length + 1;
    const shuffle = { rows: Math.min(shuffle_rows, data.rows), seed: `${seed}, epoch ${epoch}` };
    const { scores, steps } = await learnEpoch(network, data.training(), { ...options, shuffle, isStopping });
    if (scores === undefined) {
      if (best.epoch > 0 || steps === 0) return;
      yield { metrics: undefined, isBest: true, isPartial: true, bestWeights: weightsOf(network), state: noState };
      return;
    }
    const onTesting = data.testing && (await evaluateExamples(network, data.testing(), options));
    const metrics: EpochMetrics = {
      epoch,
      ...scores,
      ...(onTesting && { val_loss: onTesting.loss, val_accuracy: onTesting.accuracy }),
    };
    history.push(metrics);
    best = afterEpoch(best, epoch, onTesting?.loss ?? scores.loss);
    const isBest = best.epoch === epoch;
    if (isBest) bestWeights = weightsOf(network);
    const standing = { history: [...history], best, bestWeights };
    yield {
      metrics,
      isBest,
      isPartial: false,
      bestWeights,
      state: async () => ({
        ...standing,
        weights: weightsOf(network),
        optimizer: await optimizerState(network.optimizer),
      }),
    };
  }
}

async function noState(): Promise<never> {
  throw new Error("there is no state in the middle of an epoch");
}
