import { baseImage, ensureBaseImage, ensurePythonImage } from "./base-image/base-image.ts";
import type { CommandContext } from "./command.ts";
import type { DockerEngine } from "./engine/engine.ts";
import { ensureEngine } from "./engine/ensure-engine.ts";
import { ensureImage } from "./image/build-image.ts";
import {
  decisionTree,
  type ExampleImage,
  nodeFramework,
  tensorflow,
  tensorflowPure,
  tensorflowServe,
} from "./image/examples.ts";
import { SetupError } from "./setup-error.ts";
import { ensureToolkitPackage } from "./toolkit-package.ts";

/** Everything between an installed workspace and a first build: engine, base image, the packed toolkit. */
export async function setUp(context: CommandContext, found?: DockerEngine): Promise<DockerEngine> {
  const engine = found ?? (await ensureEngine(context));
  await ensureBaseImage(engine, context);
  await ensureToolkitPackage(context);
  return engine;
}

/** Builds an image for each algorithm and says which: where libtensorflow cannot be had, the network's is the one in JavaScript. */
export async function setUpAlgorithms(engine: DockerEngine, context: CommandContext): Promise<ExampleImage[]> {
  await ensure(engine, decisionTree, context);
  try {
    await ensure(engine, tensorflow, context);
    return [decisionTree, tensorflow];
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof SetupError)) throw error;
    const step = context.progress("image");
    step.note(`${tensorflow.tag} does not build: ${error.message}`);
    step.note(`going on with ${tensorflowPure.tag}: the same network in JavaScript alone`);
    await ensure(engine, tensorflowPure, context);
    return [decisionTree, tensorflowPure];
  }
}

/** Brings and builds all that tests and benchmarks look at. */
export async function setUpEveryImage(engine: DockerEngine, context: CommandContext): Promise<void> {
  await ensurePythonImage(engine, context);
  for (const image of [decisionTree, nodeFramework, tensorflowServe, tensorflowPure, tensorflow]) {
    await ensure(engine, image, context);
  }
}

async function ensure(engine: DockerEngine, image: ExampleImage, context: CommandContext): Promise<void> {
  await ensureImage(engine, { ...image, baseImage }, context);
}
