import { glob, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runQuietly } from "./child-process.ts";
import type { CommandContext } from "./command.ts";
import { root } from "./root.ts";

const packScript = join(root, "shared", "toolkit", "build", "pack.ts");

/** Packs the toolkit into the vendor/ of each algorithm and framework that names it there, so that its folder builds alone. Byte-stable. */
export async function ensureToolkitPackage({ progress, signal }: CommandContext): Promise<void> {
  const step = progress("toolkit");
  step.now("packing it for the algorithms");
  try {
    const folders: string[] = [];
    for await (const manifest of glob(join(root, "{algorithms,frameworks}", "*", "package.json"))) {
      if ((await readFile(manifest, "utf8")).includes("file:./vendor/byoa-toolkit")) folders.push(dirname(manifest));
    }
    await Promise.all(
      folders.map((folder) => runQuietly(process.execPath, [packScript, folder], { signal, cwd: root })),
    );
    step.done("packed for the algorithms");
  } finally {
    step.stop();
  }
}
