import { Interrupted, type Profile } from "@byoa/conformance";
import type { Engine } from "@byoa/platform";
import { isFolder, openLocalEngine } from "@byoa/sdk";
import type { Console } from "../local/console.ts";
import { openPlace } from "../local/image-argument.ts";
import type { CheckFlags } from "./check-flags.ts";

interface Opened {
  readonly profile: Profile;
  readonly openEngine: () => Promise<Engine>;
}

/**
 * The engine that a check runs on, and the profile with images that it knows: a folder is built first, or run as it is on the
 * process engine. Throws what the engine and the build throw; Interrupted.
 */
export async function imagesAndEngine(
  profile: Profile,
  flags: CheckFlags,
  { console, signal }: { readonly console: Pick<Console, "note">; readonly signal: AbortSignal },
): Promise<Opened> {
  const { trainImage, serveImage, command } = profile;
  const onNotice = (line: string) => console.note(line);
  const folder = await firstFolder([trainImage, serveImage]);
  if (flags.engine === "process" || folder === undefined) {
    return { profile, openEngine: () => openLocalEngine({ engine: flags.engine, command, onNotice }) };
  }
  const { engine, buildArg } = flags;
  const options = { usage: "check IMAGE", engine, command, buildArg, console, signal };
  const place = await openPlace(folder, options).catch((error: unknown) => {
    throw signal.aborted ? new Interrupted() : error;
  });
  const renamed = (image: string | undefined) => (image === folder ? place.image : image);
  return {
    profile: { ...profile, trainImage: renamed(trainImage), serveImage: renamed(serveImage) },
    openEngine: async () => place.engine,
  };
}

async function firstFolder(images: readonly (string | undefined)[]): Promise<string | undefined> {
  for (const image of images) if (image !== undefined && (await isFolder(image))) return image;
  return undefined;
}
