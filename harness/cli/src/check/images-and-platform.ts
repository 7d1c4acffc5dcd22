import { Interrupted, type Profile } from "@byoa/conformance";
import { type EngineName, openLocalPlatform, type Platform } from "@byoa/platform";
import type { Console } from "../local/console.ts";
import { kindOf, openPlace } from "../local/image-argument.ts";
import type { CheckFlags } from "./check-flags.ts";

interface Opened {
  readonly profile: Profile;
  readonly openPlatform: () => Promise<Platform>;
}

/**
 * The platform that a check runs on, and the profile with images that it knows: a folder is built first, or run as it is on the
 * process engine. Throws what the platform and the build throw; Interrupted.
 */
export async function imagesAndPlatform(
  profile: Profile,
  flags: CheckFlags,
  { console, signal }: { readonly console: Pick<Console, "note">; readonly signal: AbortSignal },
): Promise<Opened> {
  const { trainImage, serveImage, command } = profile;
  const onNotice = (line: string) => console.note(line);
  const folder = await firstFolder([trainImage, serveImage], flags.engine);
  if (flags.engine === "process" || folder === undefined) {
    return { profile, openPlatform: () => openLocalPlatform({ engine: flags.engine, command, onNotice }) };
  }
  const { engine, buildArg } = flags;
  const options = { usage: "check IMAGE", engine, command, buildArg, console, signal };
  const place = await openPlace(folder, options).catch((error: unknown) => {
    throw signal.aborted ? new Interrupted() : error;
  });
  const renamed = (image: string | undefined) => (image === folder ? place.image : image);
  return {
    profile: { ...profile, trainImage: renamed(trainImage), serveImage: renamed(serveImage) },
    openPlatform: async () => place.platform,
  };
}

async function firstFolder(
  images: readonly (string | undefined)[],
  engine: EngineName | undefined,
): Promise<string | undefined> {
  const given = images.filter((image) => image !== undefined);
  const kinds = await Promise.all(given.map((image) => kindOf(image, engine)));
  return given[kinds.indexOf("folder")];
}
