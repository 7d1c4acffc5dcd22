import { join } from "node:path";
import { baseImage, ensureBaseImage } from "./base-image/base-image.ts";
import type { CommandContext } from "./command.ts";
import { ensureEngine } from "./engine/ensure-engine.ts";
import { ensureImage } from "./image/build-image.ts";
import { root } from "./root.ts";
import { ensureToolkitPackage } from "./toolkit-package.ts";

/** The example that everything is shown on. */
export const example = { tag: "byoa/decision-tree", folder: join(root, "algorithms", "decision-tree") };

/** Everything between an installed workspace and a first check: engine, base image, the packed toolkit, the example's image. */
export async function setUp(context: CommandContext): Promise<void> {
  const engine = await ensureEngine(context);
  await ensureBaseImage(engine, context);
  await ensureToolkitPackage(context);
  await ensureImage(engine, { ...example, baseImage }, context);
}
