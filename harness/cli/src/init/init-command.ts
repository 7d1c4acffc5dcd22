import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { CONFIGURATION_FILE, loadProfile, UsageError } from "@byoa/conformance";
import { commandLine } from "@byoa/conformance/text";
import { SdkError } from "@byoa/sdk";
import { write } from "../ends/output.ts";
import { kindOf } from "../local/image-argument.ts";
import { configurationText } from "./configuration-text.ts";
import { dataFolders } from "./data-folders.ts";
import { lookAtRoles } from "./look-at-roles.ts";

/** The flags of `byoa init` as the parser gives them. */
export interface InitFlags {
  readonly folder: string;
  readonly force?: true;
  readonly debug?: true;
}

/** `byoa init`: looks, writes, and reads what it wrote. Throws UsageError `config-exists`, PlatformError, Interrupted. */
export async function initCommand(image: string, flags: InitFlags, signal: AbortSignal): Promise<number> {
  if ((await kindOf(image, undefined)) === "folder")
    throw new SdkError(
      "image-name-invalid",
      `init looks at an image, and ${image} is a folder. Build it first: docker build -t NAME ${image}`,
    );
  const folder = resolve(flags.folder);
  const file = join(folder, CONFIGURATION_FILE);
  const there = (await stat(file).catch(() => undefined)) !== undefined;
  if (there && flags.force === undefined)
    throw new UsageError("config-exists", `${file} is there. Overwrite it with --force, or choose another --folder.`);
  signal.throwIfAborted();
  const channels = await dataFolders(folder);
  process.stderr.write(`training and serving ${image} once, to see what it does …\n`);
  const seen = await lookAtRoles(image, { folder, channels, signal });
  const unfinished = `${file}.new`;
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(unfinished, configurationText({ image, channels, ...seen }));
    // What is written must be what byoa itself can read.
    await loadProfile({ config: unfinished });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  const roles = seen.roles.join(" and ") || "neither trains nor serves with these data";
  const said = [
    `${relative("", file)}  ${image}: ${seen.roles.length === 0 ? roles : `can ${roles}`}`,
    `channels ${channels.map(({ name }) => name).join(", ") || "none found (data/NAME/…)"}, metrics ${seen.metrics.join(", ") || "none seen"}`,
    `next      ${commandLine(["byoa", "check", image, "--config", relative("", file)])}`,
  ];
  await write(said.map((line) => `${line}\n`).join(""));
  return 0;
}
