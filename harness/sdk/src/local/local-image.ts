import { access } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { buildImage, readBuildContext } from "@byoa/platform";
import { SdkError } from "../sdk-error.ts";
import { imageOrFolder } from "./image-or-folder.ts";

export interface BuildOptions {
  readonly buildArguments?: Readonly<Record<string, string>> | undefined;
  readonly onLine?: ((line: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The image's name; of a folder, that of the image built from its Dockerfile now (what has not changed comes from the builder's
 * cache). Throws SdkError `no-dockerfile`, `folder-not-found`, `image-name-invalid`, PlatformError `image-build-failed`, `engine-not-reachable`.
 */
export async function localImage(
  image: string,
  { buildArguments, onLine, signal }: BuildOptions = {},
): Promise<string> {
  if ((await imageOrFolder(image)) === "image") return image;
  const folder = resolve(image);
  await access(join(folder, "Dockerfile")).catch((cause: unknown) => {
    throw new SdkError(
      "no-dockerfile",
      `${image} is a folder without a Dockerfile. Name an image, or another folder.`,
      {
        cause,
      },
    );
  });
  const name = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const tag = `byoa-local/${name || "image"}`;
  await buildImage({
    tag,
    files: await readBuildContext(folder),
    buildArguments,
    ...(signal === undefined ? {} : { signal }),
    ...(onLine === undefined ? {} : { onLine }),
  });
  return tag;
}
