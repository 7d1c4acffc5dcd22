import { createHash } from "node:crypto";
import { join } from "node:path";
import { type FilesToSave, readModelFile } from "@byoa/toolkit";
import { io } from "@tensorflow/tfjs-core";
import { type LayersModel, loadLayersModel, version_layers } from "@tensorflow/tfjs-layers";
import type { Weights } from "../network/weights.ts";
import { MODEL_FILE, type ModelDocument, type ModelFacts, parseModel } from "./model-document.ts";

export type TrainingFacts = Omit<ModelFacts, "algorithm" | "schemaVersion" | "weights">;

/**
 * A network with the given weights as files for `saveModel`. The weights' file is named after its content and comes first: whenever
 * the job is killed, the document in the folder has its own weights beside it.
 */
export async function modelFiles(network: LayersModel, weights: Weights, facts: TrainingFacts): Promise<FilesToSave> {
  const { modelTopology, weightSpecs = [] } = await artifactsOf(network);
  const bytes = Buffer.concat(weights.map((each) => Buffer.from(each.buffer, each.byteOffset, each.byteLength)));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const weightsFile = `weights-${sha256.slice(0, 12)}.bin`;
  const document = {
    format: "layers-model",
    generatedBy: `TensorFlow.js tfjs-layers v${version_layers}`,
    convertedBy: null,
    modelTopology,
    weightsManifest: [{ paths: [weightsFile], weights: weightSpecs }],
    userDefinedMetadata: {
      algorithm: "tensorflow",
      schemaVersion: 1,
      ...facts,
      weights: { bytes: bytes.length, sha256 },
    },
  };
  return { [weightsFile]: bytes, [MODEL_FILE]: `${JSON.stringify(document, undefined, 1)}\n` };
}

/** A network from its files, and what is known of it. */
export interface SavedModel {
  readonly network: LayersModel;
  readonly facts: ModelFacts;
}

/**
 * The model in `folder`, as `train` left it there, whichever backend trained it. A backend must have been opened.
 * @throws Error with one line: no such file (and what is there), not such a document, weights that are cut off or another model's
 */
export async function readModel(folder: string): Promise<SavedModel> {
  const document = parseModel(readModelFile(folder, MODEL_FILE).toString(), join(folder, MODEL_FILE));
  const [{ paths, weights: weightSpecs }] = document.weightsManifest;
  const weightData = checkedWeights(folder, paths[0], document);
  const network = await loadLayersModel(
    io.fromMemory({ modelTopology: document.modelTopology, weightSpecs, weightData }),
  );
  return { network, facts: document.userDefinedMetadata };
}

function checkedWeights(folder: string, name: string, { userDefinedMetadata }: ModelDocument): ArrayBuffer {
  const { bytes, sha256 } = userDefinedMetadata.weights;
  const content = readModelFile(folder, name);
  const file = join(folder, name);
  if (content.length !== bytes)
    throw new Error(
      `${file} has ${content.length} bytes, ${MODEL_FILE} wants ${bytes}: it is cut off or another model's`,
    );
  if (createHash("sha256").update(content).digest("hex") !== sha256)
    throw new Error(`${file} is damaged or another model's: its SHA-256 is not the one in ${MODEL_FILE}`);
  return Uint8Array.from(content).buffer;
}

async function artifactsOf(network: LayersModel): Promise<io.ModelArtifacts> {
  const { promise, resolve } = Promise.withResolvers<io.ModelArtifacts>();
  await network.save(
    io.withSaveHandler(async (artifacts) => {
      resolve(artifacts);
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } };
    }),
  );
  return await promise;
}
