import { access } from "node:fs/promises";
import { join } from "node:path";
import { CONFIGURATION_FILE, UsageError } from "@byoa/conformance";
import { isFolder, localImage } from "@byoa/sdk";
import type { Console } from "./console.ts";

/** The byoa.yaml that goes with an image argument: the one named, else that of the folder that was given. */
export async function configurationFor(
  image: string | undefined,
  config: string | undefined,
): Promise<string | undefined> {
  if (config !== undefined || image === undefined || !(await isFolder(image))) return config;
  const file = join(image, CONFIGURATION_FILE);
  return await access(file).then(
    () => file,
    () => undefined,
  );
}

export interface ImageOptions {
  readonly command: string;
  readonly buildArg?: readonly string[] | undefined;
  readonly console: Console;
  readonly signal: AbortSignal;
}

/** The image to run, a folder built first, its steps told. Throws UsageError `no-image`, and what `localImage` throws. */
export async function imageFor(image: string | undefined, options: ImageOptions): Promise<string> {
  if (image === undefined)
    throw new UsageError("no-image", `no image is given. byoa ${options.command}, or name it in byoa.yaml`);
  if (!(await isFolder(image))) return image;
  const { console, signal } = options;
  let steps = 0;
  const tag = await localImage(image, {
    signal,
    buildArguments: buildArguments(options.buildArg),
    onLine(line) {
      if (!/^Step \d/.test(line)) return;
      if (steps === 0) console.note(`building ${image}`);
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
