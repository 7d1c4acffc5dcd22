import { join } from "node:path";
import { buildImage, readBuildContext } from "@byoa/platform";

export const HOSTILE_IMAGE = "byoa-hostile/programs";

/** Builds the one image of all hostile programs. */
export async function buildHostileImage(): Promise<void> {
  const files = await readBuildContext(join(import.meta.dirname, "..", "image"));
  await buildImage({ tag: HOSTILE_IMAGE, files });
}
