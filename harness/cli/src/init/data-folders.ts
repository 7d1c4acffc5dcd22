import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { CHANNEL_NAME_PATTERN } from "@byoa/contract";

/** A folder that looks like the data of a channel; `path` is relative to where byoa.yaml is to stand. */
export interface DataFolder {
  readonly name: string;
  readonly path: string;
  readonly allCsv: boolean;
}

/** What people call their channels when they lie beside the Dockerfile. */
const USUAL_NAMES = new Set(["train", "training", "test", "testing", "validation", "val", "eval"]);

/** The folders of `data/`, else those of usual names; empty ones are none. */
export async function dataFolders(folder: string): Promise<DataFolder[]> {
  const inData = await foldersOf(join(folder, "data"));
  const found = inData.length > 0 ? inData.map((name) => ({ name, path: `data/${name}` })) : await usualOnes(folder);
  const looked = await Promise.all(
    found.map(async (channel) => {
      const files = (await readdir(join(folder, channel.path), { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name);
      return { ...channel, files };
    }),
  );
  return looked
    .filter(({ name, files }) => files.length > 0 && CHANNEL_NAME_PATTERN.test(name))
    .map(({ name, path, files }) => ({ name, path, allCsv: files.every((file) => file.endsWith(".csv")) }));
}

async function usualOnes(folder: string): Promise<{ name: string; path: string }[]> {
  const names = (await foldersOf(folder)).filter((name) => USUAL_NAMES.has(name));
  return names.map((name) => ({ name, path: name }));
}

async function foldersOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
