import { type Tensor2D, tensor2d } from "@tensorflow/tfjs-core";
import { type Dataset, generator } from "@tensorflow/tfjs-data";
import type { Example } from "./examples.ts";
import { openShuffleBuffer, type RowSlot } from "./shuffle-buffer.ts";
import type { Standardisation } from "./standardisation.ts";

/** `categorical` wants a 1 among zeros for each label, `sparse` the label itself. It must fit the loss (README.md). */
export type LabelEncoding = "sparse" | "categorical";

export interface BatchOptions {
  readonly standardisation: Standardisation;
  readonly batchSize: number;
  readonly encoding: LabelEncoding;
  readonly classes: number;
  /** Rows held for shuffling and the seed of their order; without it they stay in theirs. */
  readonly shuffle?: { readonly rows: number; readonly seed: string };
}

/** `xs`: [rows, features] float32; `ys`: [rows, 1] labels, or [rows, classes] one-hot. Whoever takes one disposes of it. */
export type Batch = { xs: Tensor2D; ys: Tensor2D };

/**
 * One pass over examples as a stream of batches, a data set of tf.data's. What is in memory: the rows held for shuffling and one
 * batch, as plain arrays of numbers. (tf.data's own `shuffle` and `batch` hold a row as objects: over 200 MB that took 150 MB more
 * than this.)
 *
 * tf.data never tells its source that nobody reads any more, and a FIFO's writer would wait for ever: so the batches are a
 * resource to be released, which lets go of the examples.
 */
export function batchesOf(source: AsyncGenerator<Example, void, undefined>, options: BatchOptions) {
  const started = batches(source, options);
  const dataset: Dataset<Batch> = generator(() => started);
  return {
    dataset,
    async [Symbol.asyncDispose]() {
      await started.return();
      await source.return();
    },
  };
}

async function* batches(source: AsyncIterable<Example>, options: BatchOptions): AsyncGenerator<Batch, void, undefined> {
  const width = options.standardisation.mean.length;
  const { rows: held = 0, seed = "" } = options.shuffle ?? {};
  const buffer = openShuffleBuffer(held, width, seed);
  const slot: RowSlot = { features: new Float32Array(width), target: 0 };
  let filling = openBatch(width, options);
  for await (const example of source) {
    fill(slot, example, options.standardisation);
    if (held > 0 && !buffer.exchange(slot)) continue;
    if (!filling.add(slot)) continue;
    yield filling.tensors();
    filling = openBatch(width, options);
  }
  while (buffer.draw(slot)) {
    if (!filling.add(slot)) continue;
    yield filling.tensors();
    filling = openBatch(width, options);
  }
  if (filling.rows > 0) yield filling.tensors();
}

function fill(slot: RowSlot, { features, target }: Example, { mean, scale }: Standardisation): void {
  for (let column = 0; column < slot.features.length; column += 1) {
    slot.features[column] = ((features[column] ?? 0) - (mean[column] ?? 0)) / (scale[column] ?? 1);
  }
  slot.target = target;
}

/** A batch that is being filled. Its arrays become the tensors, so each batch has its own. */
function openBatch(width: number, { batchSize, encoding, classes }: BatchOptions) {
  const values = new Float32Array(batchSize * width);
  const outputs = encoding === "sparse" ? 1 : classes;
  const labels = new Float32Array(batchSize * outputs);
  let rows = 0;
  return {
    get rows() {
      return rows;
    },
    /** True: it is full. */
    add({ features, target }: RowSlot): boolean {
      values.set(features, rows * width);
      if (encoding === "sparse") labels[rows] = target;
      else labels[rows * outputs + target] = 1;
      rows += 1;
      return rows === batchSize;
    },
    tensors: (): Batch => ({
      xs: tensor2d(values.subarray(0, rows * width), [rows, width]),
      ys: tensor2d(labels.subarray(0, rows * outputs), [rows, outputs]),
    }),
  };
}
