import { existsSync } from "node:fs";
import { join } from "node:path";
import { runQuietly } from "./child-process.ts";
import type { CommandContext } from "./command.ts";
import { root } from "./root.ts";
import { SetupError } from "./setup-error.ts";

const script = join(root, "shared", "toolkit", "pack.ts");

/** Packs the toolkit into each algorithm's vendor/, so that its folder builds alone. Packing is byte-stable and skips itself. */
export async function ensureToolkitPackage({ progress, signal }: CommandContext): Promise<void> {
  const step = progress("toolkit");
  if (!existsSync(script))
    throw new SetupError(`${script} is missing: the algorithms' vendor/ cannot be packed; get a whole clone`);
  step.now("packing it for the algorithms");
  try {
    await runQuietly(process.execPath, [script], { signal, cwd: root });
    step.done("packed for the algorithms");
  } finally {
    step.stop();
  }
}
