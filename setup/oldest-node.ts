import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";

// The oldest Node that may take the first step, with the npm that it brought along.
const nodeVersion = "18.20.8";
const npmVersion = "10.8.2";

/**
 * The folder with `node`, `npm` and `npx` of the oldest supported version, fetched from npm by their names once and kept.
 *
 * @param cacheFolder where it is kept between runs
 */
export function fetchOldestNode(cacheFolder: string): string {
  const kept = join(cacheFolder, `node-${nodeVersion}-npm-${npmVersion}`);
  if (existsSync(kept)) return join(kept, "bin");
  mkdirSync(cacheFolder, { recursive: true });
  const folder = mkdtempSync(join(cacheFolder, "unfinished-"));
  try {
    unpack(`node-${process.platform}-${process.arch}@${nodeVersion}`, folder);
    const npm = join(folder, "lib", "node_modules", "npm");
    unpack(`npm@${npmVersion}`, npm);
    for (const name of ["npm", "npx"]) {
      chmodSync(join(npm, "bin", `${name}-cli.js`), 0o755);
      symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, join(folder, "bin", name));
    }
    renameSync(folder, kept);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return join(kept, "bin");
}

function unpack(specifier: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const into = dirname(folder);
  const packing = mkdtempSync(join(into, "packing-"));
  try {
    execFileSync("npm", ["pack", specifier, "--pack-destination", packing, "--prefer-offline"], { stdio: "pipe" });
    const [archive = ""] = readdirSync(packing);
    execFileSync("tar", ["-xzf", join(packing, archive), "--strip-components=1", "-C", folder]);
  } finally {
    rmSync(packing, { recursive: true, force: true });
  }
}
