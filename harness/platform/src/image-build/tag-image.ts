import { findDocker } from "../engine/docker/docker-access.ts";
import { engineFault, statusCode } from "../engine/docker/engine-fault.ts";
import { PlatformError } from "../platform-error.ts";

/** What the engine's classic store pushes, whatever the builder made. */
export const DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

/** An image under its name in a registry. */
export interface TaggedImage {
  /** `repository:tag`. */
  readonly reference: string;
  /** Media type of the manifest that a push of it sends. */
  readonly manifestMediaType: string;
}

/**
 * Gives an image that is here another name. Throws PlatformError `engine-not-reachable`, `image-not-found`, `engine-failed`.
 *
 * @param target `repository:tag`; without a tag it gets `latest`
 */
export async function tagImage(image: string, target: string): Promise<TaggedImage> {
  const { docker } = await findDocker();
  const colon = target.lastIndexOf(":");
  const hasTag = colon > target.lastIndexOf("/");
  const repo = hasTag ? target.slice(0, colon) : target;
  const tag = hasTag ? target.slice(colon + 1) : "latest";
  try {
    const facts = await docker.getImage(image).inspect();
    await docker.getImage(image).tag({ repo, tag });
    // Only the containerd store tells: it pushes what the builder made. The classic one makes its own manifest.
    return { reference: `${repo}:${tag}`, manifestMediaType: facts.Descriptor?.mediaType ?? DOCKER_MANIFEST };
  } catch (error) {
    if (statusCode(error) === 404)
      throw new PlatformError(
        "image-not-found",
        `There is no image ${image} here. Build it: docker build -t ${image} .`,
        {
          cause: error,
        },
      );
    throw engineFault(`tagging ${image}`, error);
  }
}
