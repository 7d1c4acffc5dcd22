import { readConfigurationFile } from "./configuration-file.ts";
import { fileProfile } from "./file-profile.ts";
import { type ProfileFlags, withFlags } from "./flags.ts";
import type { Profile } from "./profile.ts";

/** Where a profile comes from. */
export interface ProfileOptions {
  /** The current folder: `byoa.yaml` in it is used when no other file is named, and paths in flags start here. */
  readonly folder?: string;
  /** Path of a byoa.yaml; it must be there. */
  readonly config?: string | undefined;
  readonly flags?: ProfileFlags;
}

/**
 * What is known of the image under test: byoa.yaml, the flags over it, and the Iris profile where both are silent.
 *
 * Throws ConfigurationError with one problem for each mistake of the file's shape, else for the first of its contents.
 *
 * @example
 * const profile = await loadProfile({ folder: process.cwd(), flags: { image: "my-image", input: ["train=./data"] } });
 */
export async function loadProfile(options: ProfileOptions = {}): Promise<Profile> {
  const folder = options.folder ?? process.cwd();
  const file = await readConfigurationFile(folder, options.config);
  return withFlags(await fileProfile(file), options.flags ?? {}, folder);
}
