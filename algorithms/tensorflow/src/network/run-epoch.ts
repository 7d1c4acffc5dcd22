import { JobFault } from "@byoa/toolkit";
import { dispose } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { type BatchOptions, batchesOf } from "../data/batches.ts";
import type { Example } from "../data/examples.ts";

/** Means over the rows. */
export interface Scores {
  readonly loss: number;
  /** Share of rows whose most probable class is theirs, 0 … 1. */
  readonly accuracy: number;
}

/** An epoch that was learnt to its end has scores; one that was left because the job stops has only its steps. */
export interface EpochRun {
  readonly steps: number;
  readonly scores: Scores | undefined;
}

/**
 * One epoch of learning, a step for each batch. Not by `fit`: that one shuffles unseeded and keeps what it should stream.
 * @throws JobFault when the loss is no number any more
 */
export async function learnEpoch(
  network: LayersModel,
  source: AsyncGenerator<Example, void, undefined>,
  options: BatchOptions & { readonly isStopping: () => boolean },
): Promise<EpochRun> {
  await using batches = batchesOf(source, options);
  const iterator = await batches.dataset.iterator();
  let [steps, rows, loss, accuracy] = [0, 0, 0, 0];
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    const { xs, ys } = next.value;
    const results = await network.trainOnBatch(xs, ys);
    const [batchLoss = Number.NaN, batchAccuracy = Number.NaN] = Array.isArray(results) ? results : [results];
    const size = xs.shape[0];
    dispose(next.value);
    if (!Number.isFinite(batchLoss)) throw divergence(steps);
    steps += 1;
    rows += size;
    loss += batchLoss * size;
    accuracy += batchAccuracy * size;
    if (options.isStopping()) return { steps, scores: undefined };
  }
  return { steps, scores: { loss: loss / rows, accuracy: accuracy / rows } };
}

/** Loss and accuracy on examples, a batch at a time. */
export async function evaluateExamples(
  network: LayersModel,
  source: AsyncGenerator<Example, void, undefined>,
  options: Omit<BatchOptions, "shuffle">,
): Promise<Scores> {
  await using batches = batchesOf(source, options);
  const results = await network.evaluateDataset(batches.dataset, {});
  const [loss = Number.NaN, accuracy = Number.NaN] = [results].flat().map((scalar) => scalar.dataSync()[0]);
  dispose(results);
  if (!Number.isFinite(loss)) throw divergence(0);
  return { loss, accuracy };
}

function divergence(steps: number): JobFault {
  return new JobFault(
    `the loss is not a finite number after step ${steps} of the epoch: the training diverges; give a lower learning_rate`,
  );
}
