import { join } from "node:path";
import { root } from "../root.ts";
import type { ImageSource } from "./build-image.ts";

/** An image of ours to be built and checked; `config` is its byoa.yaml, relative to the repository. */
export interface ExampleImage extends Omit<ImageSource, "baseImage"> {
  readonly name: string;
  readonly config: string;
}

const config = (algorithm: string) => join("algorithms", algorithm, "byoa.yaml");
const folder = (algorithm: string) => join(root, "algorithms", algorithm);
const network = { folder: folder("tensorflow"), config: config("tensorflow") };

export const decisionTree: ExampleImage = {
  name: "decision-tree",
  tag: "byoa/decision-tree",
  folder: folder("decision-tree"),
  config: config("decision-tree"),
};

/** The network on libtensorflow: the only image here that downloads much. */
export const tensorflow: ExampleImage = {
  ...network,
  name: "tensorflow",
  tag: "byoa/tensorflow",
  notice:
    "byoa/tensorflow downloads TensorFlow's library once (280 MB, and a compiler of 90 MB); it takes a minute or two",
};

/** The same sources in JavaScript alone. */
export const tensorflowPure: ExampleImage = {
  ...network,
  name: "tensorflow",
  tag: "byoa/tensorflow-pure",
  buildArguments: { TENSORFLOW_BACKEND: "pure" },
};

/** The lean half of the pair: serves what the others train. */
export const tensorflowServe: ExampleImage = {
  ...network,
  name: "tensorflow",
  tag: "byoa/tensorflow-serve",
  target: "serve",
};

/** The prebuilt image that runs a user's script: what labs and the page of the four ways start from. */
export const nodeFramework: ExampleImage = {
  name: "node-framework",
  tag: "byoa/node-framework",
  folder: join(root, "frameworks", "node"),
  config: join("frameworks", "node", "byoa.yaml"),
};
