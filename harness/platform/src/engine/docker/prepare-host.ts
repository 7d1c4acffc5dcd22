import { chmod, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type Dockerode from "dockerode";
import { PlatformError } from "../../platform-error.ts";
import { fillStream } from "../content/fill.ts";
import { pathBelow, withMountPoints } from "../content/mount-points.ts";
import type { HostSpecification, Mount } from "../host-specification.ts";
import type { ContainerLimits } from "../limits/container-limits.ts";
import { makeScratchFolder } from "../scratch-folder.ts";
import { containerOptions, type NamedOptions, volumeMount } from "./container-options.ts";
import { engineFault, engineWords, isNotReached, statusCode } from "./engine-fault.ts";
import type { Inventory } from "./inventory.ts";
import type { JobNetworkPlace } from "./job-networks.ts";
import { removeContainer, removeVolume } from "./remove-container.ts";
import type { Labels } from "./run-label.ts";

/** What a container is made with. */
export interface Workshop {
  readonly docker: Dockerode;
  readonly labels: Labels;
  readonly inventory: Inventory;
  /** Aborted when the engine closes: what is being filled is given up. */
  readonly signal: AbortSignal;
}

/** A container that is filled and not started, with what belongs to it. */
export interface PreparedContainer {
  readonly container: Dockerode.Container;
  readonly volumes: readonly string[];
  readonly pipeFolder: string | undefined;
  readonly network: NetworkPlace;
}

/** A container's place in a network. */
export type NetworkPlace = Pick<JobNetworkPlace, "name" | "leave"> & Partial<JobNetworkPlace>;

export interface Preparation {
  readonly specification: HostSpecification;
  readonly containerName: string;
  /** Gives a place in the network, making that first if need be. */
  readonly network: () => Promise<NetworkPlace>;
  readonly limits: ContainerLimits;
  readonly publishOn: string | undefined;
}

/** Makes and fills one container. When any step fails, all that the steps before made is removed, or stays in the inventory. */
export async function prepareContainer(workshop: Workshop, preparation: Preparation): Promise<PreparedContainer> {
  const { specification, containerName } = preparation;
  const { docker, inventory } = workshop;
  const mounts = withMountPoints(specification);
  const readOnly = mounts.filter((mount) => mount.readOnly === true);
  const volumes = new Map(readOnly.map((mount, index) => [mount.path, `${containerName}-${index}`]));
  await using failed = new AsyncDisposableStack();
  const pipeFolder = specification.pipesAt === undefined ? undefined : await makePipeFolder(specification, failed);
  const network = await preparation.network();
  failed.defer(() => network.leave());
  failed.defer(() => removeAll(docker, inventory, [containerName, `${containerName}-filler`], [...volumes.values()]));
  const placement = {
    containerName,
    labels: workshop.labels,
    network: network.name,
    addresses: network.addresses,
    volumes,
    limits: preparation.limits,
    pipeFolder,
    publishOn: preparation.publishOn,
  };
  for (const volume of volumes.values()) inventory.note("volume", volume);
  const filled = fillReadOnly(workshop, specification.image, containerName, readOnly, volumes);
  const made = createContainer(workshop, containerOptions({ ...specification, mounts }, placement)).then(
    async (created) => {
      // Docker makes the point of a mount inside a read-only one itself, and cannot, unless it is there already.
      if (readOnly.some((mount) => (mount.folders?.length ?? 0) > 0)) await filled;
      const writable = mounts.filter((mount) => mount.readOnly !== true);
      if (writable.length > 0) await fill(created, writable, workshop.signal);
      return created;
    },
  );
  const outcomes = await Promise.allSettled([made, filled]);
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  if (workshop.signal.aborted) throw closedMeanwhile();
  failed.move();
  return { container: await made, volumes: [...volumes.values()], pipeFolder, network };
}

/** Never rejects: what could not be removed stays in the inventory, and the engine's closing tries again. */
async function removeAll(
  docker: Dockerode,
  inventory: Inventory,
  containers: readonly string[],
  volumes: readonly string[],
): Promise<void> {
  const noted = new Set(inventory.list().map(({ kind, name }) => `${kind} ${name}`));
  const removeOne = async (kind: "container" | "volume", name: string, remove: () => Promise<void>) => {
    if (!noted.has(`${kind} ${name}`)) return;
    await remove().then(
      () => inventory.forget(kind, name),
      () => {},
    );
  };
  await Promise.all(
    containers.map((name) => removeOne("container", name, () => removeContainer(docker.getContainer(name)))),
  );
  await Promise.all(volumes.map((name) => removeOne("volume", name, () => removeVolume(docker, name))));
}

/** An archive cannot be put through a read-only mount: another container, never started, holds the same volumes writable. */
async function fillReadOnly(
  workshop: Workshop,
  image: string,
  containerName: string,
  mounts: readonly Mount[],
  volumes: ReadonlyMap<string, string>,
): Promise<void> {
  if (mounts.length === 0) return;
  const name = `${containerName}-filler`;
  const container = await createContainer(workshop, {
    name,
    Image: image,
    Cmd: ["true"],
    Labels: { ...workshop.labels },
    HostConfig: {
      NetworkMode: "none",
      Mounts: mounts.map((mount) => volumeMount(mount, workshop.labels, volumes.get(mount.path) ?? "", false)),
    },
  });
  await fill(container, mounts, workshop.signal);
  await removeContainer(container).catch((error: unknown) => {
    throw engineFault("removing the container that filled volumes", error);
  });
  workshop.inventory.forget("container", name);
}

async function fill(container: Dockerode.Container, mounts: readonly Mount[], signal: AbortSignal): Promise<void> {
  const content = fillStream(mounts);
  try {
    await container.putArchive(content, { path: "/", abortSignal: signal });
  } catch (error) {
    content.destroy();
    if (signal.aborted) throw closedMeanwhile();
    throw engineFault("filling a container's volumes", error);
  }
}

/** Throws PlatformError `image-not-found`, `engine-failed`, `engine-not-reachable`. */
export async function createContainer(
  { docker, inventory }: Pick<Workshop, "docker" | "inventory">,
  options: NamedOptions,
): Promise<Dockerode.Container> {
  const { name, Image: image } = options;
  inventory.note("container", name);
  try {
    return await docker.createContainer(options);
  } catch (error) {
    if (!isNotReached(error)) inventory.forget("container", name);
    // The network has the same status.
    if (statusCode(error) === 404 && !/network|volume/i.test(engineWords(error)))
      throw new PlatformError(
        "image-not-found",
        `There is no image ${image} here. Pull it, or build it: docker build -t ${image} .`,
        { cause: error },
      );
    throw engineFault(`making a container of ${image}`, error);
  }
}

async function makePipeFolder(specification: HostSpecification, failed: AsyncDisposableStack): Promise<string> {
  const folder = await makeScratchFolder("pipes");
  failed.defer(() => rm(folder, { recursive: true, force: true }));
  // A fresh one lets nobody else in, not even a container's other users.
  await chmod(folder, 0o755);
  for (const mount of specification.mounts) {
    const inside = pathBelow(specification.pipesAt ?? "", mount.path);
    if (inside !== undefined) await mkdir(join(folder, inside), { recursive: true });
  }
  return folder;
}

export function closedMeanwhile(): PlatformError {
  return new PlatformError("interrupted", "The engine was closed while a container was being made.");
}
