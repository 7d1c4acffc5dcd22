import { findDocker } from "../engine/docker/docker-access.ts";
import { engineFault, statusCode } from "../engine/docker/engine-fault.ts";

/** An image that is here. */
export interface LocalImage {
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The image of that name or ID; undefined where it is not here. Throws PlatformError `engine-not-reachable`, `engine-failed`. */
export async function findLocalImage(reference: string): Promise<LocalImage | undefined> {
  const { docker } = await findDocker();
  try {
    const { Id, Config } = await docker.getImage(reference).inspect();
    return { id: Id, labels: Config.Labels ?? {} };
  } catch (error) {
    if (statusCode(error) === 404) return undefined;
    throw engineFault(`looking for ${reference}`, error);
  }
}

/** Removes an image that no name and no container holds any more; what still is in use stays. */
export async function removeUnusedImage(id: string): Promise<void> {
  const { docker } = await findDocker();
  try {
    const image = docker.getImage(id);
    if (((await image.inspect()).RepoTags ?? []).length === 0) await image.remove();
  } catch (error) {
    // In use, or gone meanwhile: what removes at the same time finds no image under the same ID.
    if (statusCode(error) === 409 || (await findLocalImage(id)) === undefined) return;
    throw engineFault(`removing ${id}`, error);
  }
}
