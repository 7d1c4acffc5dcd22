import { dispose, memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { openPureBackend } from "../backend/pure-backend.ts";
import { type BatchOptions, batchesOf } from "./batches.ts";
import type { Example } from "./examples.ts";

beforeAll(openPureBackend);

const plain: BatchOptions = {
  standardisation: { mean: [0], scale: [1] },
  batchSize: 4,
  encoding: "sparse",
  classes: 3,
};

function source(rows: number) {
  const state = { read: 0, released: false };
  async function* generate(): AsyncGenerator<Example, void, undefined> {
    try {
      for (; state.read < rows; state.read += 1) yield { target: state.read % 3, features: [state.read] };
    } finally {
      state.released = true;
    }
  }
  return { state, examples: generate() };
}

async function order(options: BatchOptions, rows = 10): Promise<number[][]> {
  await using batches = batchesOf(source(rows).examples, options);
  const seen: number[][] = [];
  await batches.dataset.forEachAsync((batch) => {
    seen.push([...batch.xs.dataSync()]);
    dispose(batch);
  });
  return seen;
}

test("rows come in their order, the last batch as small as it is", async () => {
  expect(await order(plain)).toEqual([
    [0, 1, 2, 3],
    [4, 5, 6, 7],
    [8, 9],
  ]);
});

test("shuffled: every row once, the same seed the same order, another seed another", async () => {
  const shuffled = (seed: string) => order({ ...plain, shuffle: { rows: 10, seed } });
  const first = await shuffled("1");
  expect(first.flat().toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(await shuffled("1")).toEqual(first);
  expect(await shuffled("2")).not.toEqual(first);
});

test("features are standardised, labels encoded as the loss wants them", async () => {
  await using batches = batchesOf(source(2).examples, {
    ...plain,
    standardisation: { mean: [1], scale: [2] },
    encoding: "categorical",
  });
  const next = await (await batches.dataset.iterator()).next();
  expect([next.value.xs.arraySync(), next.value.ys.arraySync()]).toEqual([
    [[-0.5], [0]],
    [
      [1, 0, 0],
      [0, 1, 0],
    ],
  ]);
  dispose(next.value);
});

test("who leaves early lets go of the source, and leaves no tensor behind", async () => {
  const { state, examples } = source(1_000);
  const before = memory().numTensors;
  {
    await using batches = batchesOf(examples, plain);
    const iterator = await batches.dataset.iterator();
    dispose((await iterator.next()).value);
  }
  expect(state).toMatchObject({ read: 3, released: true }); // it stands at the last of the four rows it gave out
  expect(memory().numTensors).toBe(before);
});
