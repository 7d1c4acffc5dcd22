import { cp, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { buildImage, findLocalImage, readBuildContext } from "@byoa/platform";
import { makeScratchFolder } from "@byoa/platform/scratch-folder";
import { repositoryFolder } from "../course/course-folder.ts";
import type { PrebuiltImage } from "../lab/lab.ts";
import { PREBUILT_IMAGES } from "../lab/lab-file.ts";
import type { PackToolkit } from "../work/compose.ts";

export interface PrebuiltOptions {
  readonly packToolkit: PackToolkit;
  readonly onNotice: (line: string) => void;
  readonly onBuild?: ((line: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Builds an image of ours that a lab starts from, unless it is here. Throws PlatformError `image-build-failed`, `engine-not-reachable`. */
export async function ensurePrebuilt(
  image: PrebuiltImage,
  { packToolkit, onNotice, onBuild, signal }: PrebuiltOptions,
): Promise<void> {
  if ((await findLocalImage(image)) !== undefined) return;
  onNotice(`building ${image}, which this lab starts from; once`);
  const place = await makeScratchFolder("prebuilt");
  try {
    const folder = join(place, basename(PREBUILT_IMAGES[image]));
    await cp(repositoryFolder(PREBUILT_IMAGES[image]), folder, {
      recursive: true,
      filter: (path) => basename(path) !== "node_modules",
    });
    await packToolkit(folder);
    await buildImage({
      tag: image,
      files: await readBuildContext(folder),
      ...(onBuild === undefined ? {} : { onLine: onBuild }),
      ...(signal === undefined ? {} : { signal }),
    });
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
