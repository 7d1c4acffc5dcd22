import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { PlatformError } from "../../platform-error.ts";

/**
 * What runs a folder's program: the command that was given, else node with the `main` of its package.json.
 * Throws PlatformError `program-not-found`.
 */
export async function folderCommand(folder: string, given: readonly string[] | undefined): Promise<string[]> {
  const isFolder = (await stat(folder).catch(() => undefined))?.isDirectory() ?? false;
  if (!isFolder)
    throw notFound(
      `${folder} is no folder. Without containers the image is the folder of a program: byoa … ./my-algorithm`,
    );
  if (given !== undefined && given.length > 0) return [...given];
  const main = await mainOf(join(folder, "package.json"));
  if (main !== undefined) return ["node", main];
  throw notFound(
    `How ${folder} is run is not known. Name it in its byoa.yaml (command: [python3, main.py]), or as main in its package.json.`,
  );
}

async function mainOf(file: string): Promise<string | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const { main } = JSON.parse(text);
    return typeof main === "string" ? main : undefined;
  } catch (cause) {
    throw notFound(`${file} is not JSON. Fix it.`, cause);
  }
}

const notFound = (message: string, cause?: unknown): PlatformError =>
  new PlatformError("program-not-found", message, { cause });
