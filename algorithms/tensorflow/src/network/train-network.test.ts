import { memory, tensor2d } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test, vi } from "vitest";
import { openPureBackend } from "../backend/pure-backend.ts";
import { irisData } from "../fixtures/iris-examples.ts";
import { trained } from "../fixtures/trained-network.ts";
import { type Hyperparameters, hyperparameters } from "../hyperparameters.ts";
import { buildNetwork, compileNetwork } from "./build-network.ts";
import { trainNetwork } from "./train-network.ts";

vi.setConfig({ testTimeout: 120_000 });
beforeAll(openPureBackend);

test("the lab's values reach 0.93 on the testing rows for at least 9 of 10 seeds", async () => {
  const accuracies: (number | undefined)[] = [];
  for (let seed = 1; seed <= 10; seed += 1) {
    const { outcomes } = await trained({ seed });
    accuracies.push(outcomes.findLast(({ isBest }) => isBest)?.metrics?.val_accuracy);
    expect(outcomes.length).toBeLessThan(300); // it stops early
  }
  expect(accuracies.filter((accuracy) => (accuracy ?? 0) >= 0.93).length).toBeGreaterThanOrEqual(9);
});

test("the same seed gives the same weights, another seed others", async () => {
  const weights = async (seed: number) => (await trained({ seed, epochs: 3 })).last.bestWeights;
  expect(await weights(7)).toEqual(await weights(7));
  expect(await weights(7)).not.toEqual(await weights(8));
});

test("labels as they are with the sparse loss, or one-hot with the other: the same training", async () => {
  const sparse = await trained({ epochs: 10, loss: "sparse_categorical_crossentropy" });
  const categorical = await trained({ epochs: 10, loss: "categorical_crossentropy" });
  expect(categorical.last.metrics?.loss).toBeCloseTo(sparse.last.metrics?.loss ?? 0, 6);
  for (const [place, weights] of sparse.last.bestWeights.entries()) {
    const other = categorical.last.bestWeights[place] ?? [];
    expect(Math.max(...weights.map((value, index) => Math.abs(value - (other[index] ?? 0))))).toBeLessThan(1e-5);
  }
});

test("an encoding that does not fit the loss is refused; a label beyond the classes is not, and teaches nothing", async () => {
  const xs = tensor2d([
    [1, 0, 0, 0],
    [0, 1, 0, 0],
  ]);
  const step = async (loss: Hyperparameters["loss"], ys: number[][]) => {
    const values = hyperparameters.parse({ loss });
    const network = buildNetwork({ ...values, featureCount: 4 });
    compileNetwork(network, values);
    return await network.trainOnBatch(xs, tensor2d(ys));
  };
  await expect(
    step("sparse_categorical_crossentropy", [
      [1, 0, 0],
      [0, 1, 0],
    ]),
  ).rejects.toThrow("tensor shape [*,1]) but the target received an input with 2 examples, each with shape [3]");
  await expect(step("categorical_crossentropy", [[0], [1]])).rejects.toThrow(
    "tensor shape [*,3]) but the target received an input with 2 examples, each with shape [1]",
  );
  expect(await step("sparse_categorical_crossentropy", [[3], [3]])).toEqual([0, 0]); // hence the check of the labels
});

test("resumed after any epoch it goes on as if nothing had happened", async () => {
  for (const optimizer of ["rmsprop", "adam", "sgd"] as const) {
    const whole = await trained({ epochs: 6, optimizer });
    const { network, outcomes } = await trained({ epochs: 3, optimizer });
    const from = await outcomes.at(-1)?.state();
    network.dispose();
    if (from === undefined) throw new Error("no state");
    const resumed = await trained({ epochs: 6, optimizer }, { from });
    expect(resumed.outcomes.map(({ metrics }) => metrics)).toEqual(
      whole.outcomes.slice(3).map(({ metrics }) => metrics),
    );
    expect(resumed.last.bestWeights).toEqual(whole.last.bestWeights);
  }
});

test("it stops after `patience` epochs without a lower val_loss, and keeps the best weights", async () => {
  const { outcomes, last } = await trained({ learning_rate: 1, optimizer: "rmsprop", patience: 2, seed: 3 });
  const best = outcomes.findLastIndex(({ isBest }) => isBest);
  expect(outcomes.length - 1 - best).toBe(2);
  expect(last.bestWeights).toBe(outcomes[best]?.bestWeights);
  expect(last.metrics?.val_loss).toBeGreaterThanOrEqual(outcomes[best]?.metrics?.val_loss ?? Number.NaN);
});

test("without testing rows the loss on the training rows decides", async () => {
  const { outcomes } = await trained({ epochs: 3 }, { data: { ...irisData(), testing: undefined } });
  expect(outcomes.map(({ metrics, isBest }) => [metrics?.val_loss, isBest])).toEqual(Array(3).fill([undefined, true]));
});

test("a stop in the middle of the first epoch leaves the weights so far", async () => {
  const values = hyperparameters.parse({ batch_size: 8 });
  const network = buildNetwork({ ...values, featureCount: 4 });
  compileNetwork(network, values);
  let asked = 0;
  const isStopping = () => ++asked > 3; // once before the epoch, then after each step
  const outcomes = await Array.fromAsync(trainNetwork(network, irisData(), values, { isStopping }));
  expect(outcomes).toMatchObject([{ isPartial: true, isBest: true, metrics: undefined }]);
});

test("a training that diverges says so, and what to do", async () => {
  await expect(trained({ optimizer: "sgd", learning_rate: 10, batch_size: 1 }, { data: farOff() })).rejects.toThrow(
    /^the loss is not a finite number after step \d+ of the epoch: the training diverges; give a lower learning_rate$/,
  );
});

test("no tensor is left behind by an epoch", async () => {
  const values = hyperparameters.parse({ epochs: 6 });
  const network = buildNetwork({ ...values, featureCount: 4 });
  compileNetwork(network, values);
  const counts: number[] = [];
  for await (const outcome of trainNetwork(network, irisData(), values, { isStopping: () => false })) {
    await outcome.state();
    counts.push(memory().numTensors);
  }
  expect(new Set(counts.slice(1)).size).toBe(1);
});

/** Features beyond what single precision can hold. */
function farOff() {
  return { ...irisData(), standardisation: { mean: [0, 0, 0, 0], scale: [1e-39, 1e-39, 1e-39, 1e-39] } };
}
