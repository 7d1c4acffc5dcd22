import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { bundleCommand } from "./bundle-command.ts";
import { packedManifest } from "./packed-manifest.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** What `byoa new`, `byoa lab` and the Iris profile read: tracked files only, tests left behind. */
const ASSETS = ["algorithms", "frameworks", "datasets/iris", "docs/labs", "harness/scaffold/templates", "LICENSE"];
const LEFT_BEHIND = /(?:^|\/)fixtures\/|^(?:algorithms|frameworks)\/.*\.test\.ts$|^datasets\/iris\/src\/|\/compare\//;

/**
 * Packs the `byoa` command as npm publishes it: a bundle, what it copies from, and a manifest with pinned dependencies.
 *
 * @param folder where the package goes
 * @returns its absolute path
 */
export async function packCommand(folder: string): Promise<string> {
  const stage = await mkdtemp(join(tmpdir(), "byoa-pack-"));
  try {
    const packages = await bundleCommand(root, stage);
    const { stdout } = await run("git", ["ls-files", "-z", ...ASSETS], { cwd: root });
    for (const file of stdout.split("\0").filter((name) => name !== "" && !LEFT_BEHIND.test(name))) {
      await mkdir(join(stage, dirname(file)), { recursive: true });
      // npm packs no links: what one leads to goes in its place.
      await cp(join(root, file), join(stage, file), { dereference: true });
    }
    // The toolkit as algorithms have it in their vendor/, so that who makes one needs no compiler.
    await writeFile(join(stage, "package.json"), "{}");
    await run(process.execPath, [join(root, "shared/toolkit/build/pack.ts"), stage]);
    const manifest = await packedManifest(root, packages);
    await writeFile(join(stage, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
    await writeFile(join(stage, "README.md"), await readFile(join(root, "README.md")));
    await run("npm", ["pack", "--silent", "--pack-destination", stage], { cwd: stage });
    const name = `byoa-${manifest.version}.tgz`;
    await mkdir(folder, { recursive: true });
    await cp(join(stage, name), join(folder, `.${name}`));
    await rename(join(folder, `.${name}`), join(folder, name));
    return join(folder, name);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}
