import { readFileSync } from "node:fs";
import { join } from "node:path";
import { irisChannels } from "@byoa/iris";
import { buildImage, type Platform, readBuildContext } from "@byoa/platform";

const root = join(import.meta.dirname, "../..");

/** The image that everything is measured on, built by set-up. */
export const exampleImage = "byoa/decision-tree";
export const exampleConfiguration = join(root, "algorithms/decision-tree/byoa.yaml");
export const byoaProgram = join(root, "harness/cli/src/main.ts");
export const repositoryRoot = root;

/** Both channels of Iris, as a training request takes them. */
export const exampleChannels = Object.entries(irisChannels).map(([name, folder]) => ({
  name,
  contentType: "text/csv",
  file: "iris.csv",
  content: readFileSync(join(folder, "iris.csv")),
}));

/** Trains an example on Iris as a job of the platform and gives its model archive, which lies below `output`. */
export async function trainExample(platform: Platform, output: string, image: string = exampleImage): Promise<string> {
  await using job = await platform.startTrainingJob({
    jobName: "benchmark-model",
    image,
    output,
    hyperparameters: {},
    channels: exampleChannels.map(({ name, contentType, file, content }) => ({
      name,
      contentType,
      inputMode: "File" as const,
      files: [{ path: file, content }],
    })),
  });
  const { artifacts, description } = await job.finished;
  if (artifacts.model === undefined) throw new Error(`${image} has not trained: ${description.failureReason}`);
  return artifacts.model.file;
}

/** Builds the bare server's image and gives its tag. */
export async function buildBareServer(): Promise<string> {
  const tag = "byoa-benchmark/bare-server";
  await buildImage({ tag, files: await readBuildContext(join(root, "benchmarks/bare-server")) });
  return tag;
}
