import { join } from "node:path";
import { loadProfile, type Profile } from "@byoa/conformance";
import { buildImage, readBuildContext } from "@byoa/platform";
import { build } from "../build.ts";
import { allImages } from "../collection.ts";
import { profileOf } from "../judge.ts";

/** An image whose verdicts must be the same in every run. */
export interface Subject {
  readonly name: string;
  /** One check takes minutes. */
  readonly isSlow?: boolean;
  profile(): Promise<Profile>;
  /** Builds the image, where set-up has not. */
  build(): Promise<void>;
}

const repository = join(import.meta.dirname, "../../../..");

/** The eight images; a test holds that there are eight of eight kinds. */
export const subjects: readonly Subject[] = [
  withFile("decision-tree", "algorithms/decision-tree/byoa.yaml", "byoa/decision-tree"),
  withFile("network", "algorithms/tensorflow/byoa.yaml", "byoa/tensorflow"),
  withFile("plain-program", "harness/mutants/plain/byoa.yaml", "byoa/plain", "harness/mutants/plain"),
  fromCorpus("nginx-gunicorn-flask"),
  { ...fromCorpus("slow-quiet-trainer"), isSlow: true },
  /** Ignores SIGTERM. */
  fromCorpus("flask-tutorial"),
  /** Drops open requests. */
  fromCorpus("mlflow-as-published"),
  /** Only serves. */
  fromCorpus("bento-service"),
];

function withFile(name: string, config: string, image: string, program?: string): Subject {
  return {
    name,
    profile: () => loadProfile({ config: join(repository, config), flags: { image } }),
    async build() {
      if (program !== undefined)
        await buildImage({ tag: image, files: await readBuildContext(join(repository, program)) });
    },
  };
}

function fromCorpus(name: string): Subject {
  const found = async () => {
    const images = await allImages();
    const image = images.find((candidate) => candidate.name === name);
    if (image === undefined) throw new Error(`${name} is not in the corpus`);
    return { image, images };
  };
  return {
    name,
    profile: async () => profileOf((await found()).image),
    async build() {
      const { image, images } = await found();
      await build(image, images);
    },
  };
}
