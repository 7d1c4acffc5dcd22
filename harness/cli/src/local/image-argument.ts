import { access } from "node:fs/promises";
import { join } from "node:path";
import { CONFIGURATION_FILE } from "@byoa/conformance/profile";
import { UsageError } from "@byoa/conformance/usage-error";
import { type EngineName, openLocalPlatform, type Platform, PlatformError } from "@byoa/platform";
import { type ImageKind, imageOrFolder, localImage } from "@byoa/sdk";
import type { Console } from "./console.ts";

/** The byoa.yaml that goes with an image argument: the one named, else that of the folder that was given. */
export async function configurationFor(
  image: string | undefined,
  config: string | undefined,
  engine: EngineName | undefined,
): Promise<string | undefined> {
  // What was meant is asked first of all: a name that is neither is told before anything else is.
  const kind = image === undefined ? undefined : await kindOf(image, engine);
  if (config !== undefined || image === undefined || kind === "image") return config;
  const file = join(image, CONFIGURATION_FILE);
  return await access(file).then(
    () => file,
    () => undefined,
  );
}

/** Image or folder? Without containers every image is the folder of a program. Throws SdkError `folder-not-found`, `image-name-invalid`. */
export async function kindOf(image: string, engine: EngineName | undefined): Promise<ImageKind> {
  return engine === "process" ? "folder" : await imageOrFolder(image);
}

export interface PlaceOptions {
  /** How the command is called with an image, for the line that asks for one. */
  readonly usage: string;
  readonly engine: EngineName | undefined;
  readonly command: readonly string[] | undefined;
  readonly buildArg: readonly string[] | undefined;
  readonly console: Pick<Console, "note">;
  readonly signal: AbortSignal;
}

/** Where something runs: a platform, and its name for the image. */
export interface Place {
  readonly platform: Platform;
  readonly image: string;
}

/**
 * Opens the platform and makes the image ready: a folder is built, or run as it is on the process engine. Where a folder was given
 * and no container engine answers, the process engine takes its place, and says so. Throws UsageError `no-image`, and what the
 * engine and the build throw.
 */
export async function openPlace(image: string | undefined, options: PlaceOptions): Promise<Place> {
  const { console, usage, signal } = options;
  if (image === undefined)
    throw new UsageError("no-image", `no image is given. byoa ${usage}, or name it in byoa.yaml`);
  const folder = (await kindOf(image, options.engine)) === "folder";
  const opened = { command: options.command, onNotice: console.note };
  const platform = await openLocalPlatform({ ...opened, engine: options.engine }).catch((error: unknown) => {
    const unreachable = error instanceof PlatformError && error.code === "engine-not-reachable";
    if (!unreachable || !folder || options.engine !== undefined) throw error;
    console.note("no container engine answers: the folder's program is run without one");
    return openLocalPlatform({ ...opened, engine: "process" });
  });
  try {
    signal.throwIfAborted();
    const built = folder && platform.description.name !== "process" ? await buildFolder(image, options) : image;
    return { platform, image: built };
  } catch (error) {
    await platform[Symbol.asyncDispose]();
    throw error;
  }
}

async function buildFolder(folder: string, { console, buildArg, signal }: PlaceOptions): Promise<string> {
  let steps = 0;
  const tag = await localImage(folder, {
    signal,
    buildArguments: buildArguments(buildArg),
    onLine(line) {
      if (!/^Step \d/.test(line)) return;
      if (steps === 0) console.note(`building ${folder}`);
      steps += 1;
      console.note(`  ${line}`);
    },
  });
  console.note(`built ${tag}`);
  return tag;
}

function buildArguments(given: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const at = text.indexOf("=");
      // Without a value it is taken from the environment, as docker build does.
      return at < 0 ? [text, process.env[text] ?? ""] : [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}
