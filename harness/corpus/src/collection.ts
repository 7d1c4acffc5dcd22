import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { CorpusImage } from "./image.ts";

const folder = join(import.meta.dirname, "..", "images");

/** An image and the name of its folder. */
export interface NamedImage extends CorpusImage {
  readonly name: string;
}

/** Every image of the corpus: one folder each below `images/`, sorted by name. */
export async function allImages(): Promise<NamedImage[]> {
  const names = readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "image.ts")))
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const module: { default: CorpusImage } = await import(join(folder, name, "image.ts"));
      return { name, ...module.default };
    }),
  );
}

export const folderOf = (name: string): string => join(folder, name);
export const recordingOf = (name: string): string => join(folder, name, "recording.json.gz");
export const tagOf = (name: string): string => `byoa-corpus/${name}`;
