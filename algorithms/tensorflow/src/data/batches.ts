import type { Tensor2D } from "@tensorflow/tfjs-core";
import { type Dataset, generator } from "@tensorflow/tfjs-data";
import type { Example } from "./examples.ts";
import { type Standardisation, standardise } from "./standardisation.ts";

/** `categorical` wants a 1 among zeros for each label, `sparse` the label itself. It must fit the loss (README.md). */
export type LabelEncoding = "sparse" | "categorical";

export interface BatchOptions {
  readonly standardisation: Standardisation;
  readonly batchSize: number;
  readonly encoding: LabelEncoding;
  readonly classes: number;
  /** Rows held for shuffling and the seed of their order; without it they stay in theirs. */
  readonly shuffle?: { readonly rows: number; readonly seed: number };
}

/** `xs`: [rows, features] float32; `ys`: [rows, 1] labels, or [rows, classes] one-hot. Whoever takes one disposes of it. */
export type Batch = { xs: Tensor2D; ys: Tensor2D };

/**
 * One pass over examples as a stream of batches. What is in memory: the rows held for shuffling and one batch.
 *
 * tf.data never tells its source that nobody reads any more, and a FIFO's writer would wait for ever: so the batches are a
 * resource to be released, which lets go of the examples.
 */
export function batchesOf(source: AsyncGenerator<Example, void, undefined>, options: BatchOptions) {
  const { standardisation, batchSize, shuffle } = options;
  async function* rows() {
    for await (const { features, target } of source) {
      yield { xs: standardise(features, standardisation), ys: encode(target, options) };
    }
  }
  const started = rows();
  let dataset: Dataset<{ xs: number[]; ys: number[] }> = generator(() => started);
  if (shuffle !== undefined) dataset = dataset.shuffle(shuffle.rows, String(shuffle.seed));
  return {
    /** What `evaluateDataset` takes. Its type cannot say that batching turns numbers into tensors. */
    dataset: dataset.batch(batchSize, true) as unknown as Dataset<Batch>,
    async [Symbol.asyncDispose]() {
      await started.return();
      await source.return();
    },
  };
}

/** A label as the loss wants it. */
export function encode(
  target: number,
  { encoding, classes }: { readonly encoding: LabelEncoding; readonly classes: number },
): number[] {
  if (encoding === "sparse") return [target];
  return Array.from({ length: classes }, (_, label) => (label === target ? 1 : 0));
}
