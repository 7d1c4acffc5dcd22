import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildImage, type ContextFile, readBuildContext, relabelArchitecture } from "@byoa/platform";
import type { NamedMutant } from "./collection.ts";
import { isNetwork, mutatedFiles, networkFolder, plainFolder } from "./sources.ts";

/** Tags of the conformant images that mutants start from. */
const baseTags = {
  plain: "byoa/plain",
  "decision-tree": "byoa/decision-tree",
  tensorflow: "byoa/tensorflow-pure",
  "tensorflow-native": "byoa/tensorflow",
} as const;

/** Builds the plain program's image. Those of the algorithms are built by set-up. */
export async function buildPlain(): Promise<void> {
  await buildImage({ tag: baseTags.plain, files: await readBuildContext(plainFolder) });
}

/** Builds a mutant over its base, which must be there, and gives its tag. */
export async function buildMutant(mutant: NamedMutant): Promise<string> {
  const tag = `byoa-mutant/${mutant.name}`;
  if (mutant.architecture !== undefined) {
    await relabelArchitecture(baseTags[mutant.from], tag, mutant.architecture);
    return tag;
  }
  if (isNetwork(mutant)) {
    // By its own Dockerfile, of changed sources: all but the bundle comes from the builder's cache.
    const changed = Object.entries(mutatedFiles(mutant)).map(([path, content]) => [path, { content }]);
    const context = { ...(await readBuildContext(networkFolder)), ...Object.fromEntries(changed) };
    await buildImage({
      tag,
      files: context,
      buildArguments: {
        TENSORFLOW_BACKEND: mutant.from === "tensorflow" ? "pure" : "native",
      },
    });
    return tag;
  }
  const changed = Object.entries(mutatedFiles(mutant));
  const files: Record<string, ContextFile> = {};
  const lines = [`FROM ${baseTags[mutant.from]}`];
  for (const [index, [path, content]] of changed.entries()) {
    files[`file-${index}`] = { content };
    lines.push(`COPY file-${index} ${path}`);
  }
  if (mutant.dockerfile !== undefined) lines.push(mutant.dockerfile);
  files.Dockerfile = { content: `${lines.join("\n")}\n` };
  await buildImage({ tag, files });
  return tag;
}

/** The byoa.yaml that a mutant's base comes with. */
export function baseConfiguration(mutant: NamedMutant): string {
  const folders = {
    plain: plainFolder,
    "decision-tree": join(import.meta.dirname, "../../../algorithms/decision-tree"),
    tensorflow: networkFolder,
    "tensorflow-native": networkFolder,
  };
  const file = join(folders[mutant.from], "byoa.yaml");
  readFileSync(file);
  return file;
}
