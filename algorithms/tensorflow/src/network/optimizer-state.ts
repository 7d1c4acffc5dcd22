import { type Optimizer, tensor } from "@tensorflow/tfjs-core";

/** What an optimizer remembers between steps, outside of TensorFlow's memory. */
export interface OptimizerState {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/** A copy of the optimizer's memory: the number of its steps, and for each weight what it has gathered. */
export async function optimizerState(optimizer: Optimizer): Promise<OptimizerState[]> {
  const named = await optimizer.getWeights();
  const state = named.map(({ name, tensor: values }) => ({
    name,
    shape: [...values.shape],
    values: Array.from(values.dataSync()),
  }));
  named[0]?.tensor.dispose(); // the step counter is made anew for each call; the rest are the optimizer's own
  return state;
}

/** Puts a copy back, so that the next step is the one that would have followed. */
export async function restoreOptimizer(optimizer: Optimizer, state: readonly OptimizerState[]): Promise<void> {
  const named = state.map(({ name, shape, values }, place) => ({
    name,
    tensor: tensor([...values], [...shape], place === 0 ? "int32" : "float32"),
  }));
  await optimizer.setWeights(named);
  named[0]?.tensor.dispose(); // the rest belong to the optimizer now
}
