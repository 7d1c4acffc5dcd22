import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { compileToolkit } from "./compile-toolkit.ts";
import { packageArchive } from "./package-archive.ts";
import { packedManifest } from "./packed-manifest.ts";

/**
 * Packs the toolkit for an algorithm that is built outside the workspace: `vendor/byoa-toolkit-<version>.tgz` in its folder.
 * Compiled, because Node strips no types below node_modules, and with the contract inside. The same sources give the same
 * bytes, so that a build cache keeps; a file that is right already is left alone.
 *
 * @param algorithmFolder the folder that holds the algorithm's Dockerfile and package.json
 * @returns the absolute path of the package
 * @throws Error when the compiler does not run; nothing half-written is left
 */
export async function packToolkit(algorithmFolder: string): Promise<string> {
  const manifest = packedManifest();
  const files = await compileToolkit();
  files.set("package.json", `${JSON.stringify(manifest, undefined, 2)}\n`);
  const bytes = await packageArchive(files);

  const vendor = resolve(algorithmFolder, "vendor");
  const path = join(vendor, `byoa-toolkit-${manifest.version}.tgz`);
  await mkdir(vendor, { recursive: true });
  const present = await readFile(path).catch(() => undefined);
  if (present === undefined || !present.equals(bytes)) await writeFile(path, bytes);
  return path;
}
