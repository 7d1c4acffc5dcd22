import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { SdkError } from "../sdk-error.ts";

/** What can stand in an image's place on a command line and in byoa.yaml. */
export type ImageKind = "image" | "folder";

/** What only a path looks like: `.`, `./x`, `../x`, `/x`, `~/x`, `x/`, `a\b`. `a/b` may be both; a name without a slash is an image. */
const PATH = /^\.{1,2}$|^\.{0,2}\/|^~|\/$|\\/;

const COMPONENT = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const DOMAIN =
  "(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?";
/** The grammar of image names that every registry and engine goes by (the distribution project's reference grammar). */
const NAME = new RegExp(
  `^(?:${DOMAIN}/)?${COMPONENT}(?:/${COMPONENT})*(?::\\w[\\w.-]{0,127})?(?:@[a-zA-Z][a-zA-Z0-9]*:[0-9a-fA-F]{32,})?$`,
);
const LONGEST_NAME = 500;

/**
 * The one place that decides whether an image or a folder is meant, before anything is started.
 * Throws SdkError `folder-not-found`, `image-name-invalid`.
 */
export async function imageOrFolder(given: string): Promise<ImageKind> {
  if (given.trim() === "")
    throw new SdkError(
      "image-name-invalid",
      "The image's name is empty. Name an image, or a folder like ./my-algorithm.",
    );
  const isPath = PATH.test(given);
  if (isPath || given.includes("/")) {
    const found = await stat(given).catch((error: NodeJS.ErrnoException) => error.code ?? error.message);
    if (typeof found === "object" && found.isDirectory()) return "folder";
    if (isPath) throw notAFolder(given, typeof found === "object" ? "file" : found);
  }
  if (given.length <= LONGEST_NAME && NAME.test(given)) return "image";
  const shown = JSON.stringify(given.length > 80 ? `${given.slice(0, 80)}…` : given);
  throw new SdkError(
    "image-name-invalid",
    `${shown} is not an image's name: small letters and digits, with . _ - or / between them, and a tag after a colon. Write it like my-team/my-image:1, and a folder like ./my-algorithm.`,
  );
}

function notAFolder(given: string, found: string): SdkError {
  if (found === "file")
    return new SdkError(
      "folder-not-found",
      `${given} is a file. Name the folder of its Dockerfile: ${dirname(resolve(given))}`,
    );
  if (found === "ENOENT" || found === "ENOTDIR")
    return new SdkError(
      "folder-not-found",
      `There is no folder ${given}. Paths start at the current folder, ${process.cwd()}.`,
    );
  return new SdkError("folder-not-found", `The folder ${given} cannot be looked at (${found}). Check who may read it.`);
}
