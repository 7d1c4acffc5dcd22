import { join } from "node:path";
import { buildImage, readBuildContext } from "@byoa/platform";
import { type NamedImage, tagOf } from "./collection.ts";
import { contextOf } from "./context.ts";
import type { Base } from "./image.ts";

/** Bases that a base is built on. */
const below: Readonly<Partial<Record<Base, Base>>> = { nginx: "python" };

/** Builds an image with the bases it needs; what has not changed comes from the builder's cache. */
export async function build(image: NamedImage, all: readonly NamedImage[]): Promise<void> {
  for (const base of new Set(image.bases.flatMap((name) => [below[name] ?? name, name]))) {
    await buildImage({
      tag: `byoa-corpus/base-${base}`,
      files: await readBuildContext(join(import.meta.dirname, "..", "bases", base)),
    });
  }
  await buildImage({ tag: tagOf(image.name), files: await contextOf(image, all) });
}
