import { chmod, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type Dockerode from "dockerode";
import { mayBeLeftBehind } from "../../left-behind.ts";
import type { ImageFacts } from "../../observation/image-facts.ts";
import { PlatformError } from "../../platform-error.ts";
import { fillStream } from "../content/fill.ts";
import { pathBelow, withMountPoints } from "../content/mount-points.ts";
import {
  ENGINE_FACETS,
  type Engine,
  type EngineFacet,
  type Host,
  type ImageFile,
  type ImageOptions,
} from "../engine.ts";
import type { HostSpecification, Mount } from "../host-specification.ts";
import { makeScratchFolder } from "../scratch-folder.ts";
import type { BackgroundWork } from "./background-work.ts";
import { type ClosedNetwork, closedNetwork } from "./closed-network.ts";
import { containerOptions, volumeMount } from "./container-options.ts";
import type { DockerAccess } from "./docker-access.ts";
import { DockerHost } from "./docker-host.ts";
import { engineFault, statusCode } from "./engine-fault.ts";
import { imageFacts } from "./image.ts";
import { readPaths } from "./image-files.ts";
import { removeLabelled } from "./leftovers.ts";
import { missingFacets } from "./missing-facets.ts";
import { removeContainer } from "./remove-container.ts";
import { type Labels, removalCommand, runLabels } from "./run-label.ts";

/** Docker behind the engine's seam. */
export class DockerEngine implements Engine {
  readonly name = "docker";
  readonly version: string;
  readonly platform: string;
  readonly facets: ReadonlySet<EngineFacet>;
  readonly missing: ReadonlyMap<EngineFacet, string>;
  readonly runId: string;
  readonly #access: DockerAccess;
  readonly #labels: Labels;
  readonly #network: ClosedNetwork;
  readonly #background: BackgroundWork;
  readonly #hosts = new Set<Host>();
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #readers = new Map<string, Promise<Dockerode.Container>>();
  readonly #isRemoved: () => void;
  #made = 0;
  #gone: Promise<void> | undefined;

  constructor(access: DockerAccess, runId: string, background: BackgroundWork) {
    this.#access = access;
    this.#background = background;
    this.runId = runId;
    this.version = access.version;
    this.platform = access.platform;
    this.missing = missingFacets(access);
    this.facets = new Set(ENGINE_FACETS.filter((facet) => !this.missing.has(facet)));
    this.#labels = runLabels(runId);
    this.#isRemoved = mayBeLeftBehind({
      what: `containers of this run (label byoa.run=${runId})`,
      removal: removalCommand(runId),
      isThere: () => this.#made > 0,
    });
    this.#network = closedNetwork(access.docker, `byoa-${runId}-closed`, this.#labels, access.reachesAddresses);
  }

  image(reference: string, options?: ImageOptions): Promise<ImageFacts> {
    return imageFacts(this.#access.docker, reference, options);
  }

  async imageFiles(reference: string, paths: readonly string[]): Promise<ImageFile[]> {
    const reader =
      this.#readers.get(reference) ??
      this.#track(
        this.#create(reference, {
          name: `byoa-${this.runId}-${++this.#made}-reader`,
          Image: reference,
          Cmd: ["true"],
          Labels: { ...this.#labels },
        }),
      );
    this.#readers.set(reference, reader);
    return readPaths(await reader, paths);
  }

  prepare(specification: HostSpecification): Promise<Host> {
    return this.#track(this.#prepare(specification));
  }

  async #prepare(specification: HostSpecification): Promise<Host> {
    this.#refuseWhenClosed();
    const containerName = `byoa-${this.runId}-${++this.#made}-${specification.name}`;
    const mounts = withMountPoints(specification);
    const readOnly = mounts.filter((mount) => mount.readOnly === true);
    const volumes = new Map(readOnly.map((mount, index) => [mount.path, `${containerName}-${index}`]));
    const pipeFolder = specification.pipesAt === undefined ? undefined : await this.#pipeFolder(specification);
    const network = await this.#networkFor(specification);
    const placement = {
      containerName,
      labels: this.#labels,
      network,
      volumes,
      pipeFolder,
      publishOn: publishingAddress(this.#access),
    };
    let container: Dockerode.Container | undefined;
    try {
      const filled = this.#fillReadOnly(specification.image, containerName, readOnly, volumes);
      const made = this.#create(specification.image, containerOptions({ ...specification, mounts }, placement)).then(
        async (created) => {
          container = created;
          // Docker makes the point of a mount inside a read-only one itself, and cannot, unless it is there already.
          if (readOnly.some((mount) => (mount.folders?.length ?? 0) > 0)) await filled;
          const writable = mounts.filter((mount) => mount.readOnly !== true);
          if (writable.length > 0) await this.#fill(created, writable);
          return created;
        },
      );
      const outcomes = await Promise.allSettled([made, filled]);
      for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
      this.#refuseWhenClosed();
      const host: Host = new DockerHost(this.#access, await made, specification, {
        volumes: [...volumes.values()],
        network,
        pipeFolder,
        onStarted: () => this.#background.begin(),
        onGone: () => this.#hosts.delete(host),
      });
      this.#hosts.add(host);
      return host;
    } catch (error) {
      if (container !== undefined) await removeContainer(container);
      await Promise.all(
        [...volumes.values()].map((name) =>
          this.#access.docker
            .getVolume(name)
            .remove()
            .catch(() => {}),
        ),
      );
      if (pipeFolder !== undefined) await rm(pipeFolder, { recursive: true, force: true });
      throw error;
    }
  }

  /** An archive cannot be put through a read-only mount: another container, never started, holds the same volumes writable. */
  async #fillReadOnly(
    image: string,
    containerName: string,
    mounts: readonly Mount[],
    volumes: ReadonlyMap<string, string>,
  ): Promise<void> {
    if (mounts.length === 0) return;
    const container = await this.#create(image, {
      name: `${containerName}-filler`,
      Image: image,
      Cmd: ["true"],
      Labels: { ...this.#labels },
      HostConfig: {
        NetworkMode: "none",
        Mounts: mounts.map((mount) => volumeMount(mount, this.#labels, volumes.get(mount.path) ?? "", false)),
      },
    });
    try {
      await this.#fill(container, mounts);
    } finally {
      await removeContainer(container);
    }
  }

  async #fill(container: Dockerode.Container, mounts: readonly Mount[]): Promise<void> {
    const content = fillStream(mounts);
    try {
      await container.putArchive(content, { path: "/" });
    } catch (error) {
      content.destroy();
      throw engineFault("filling a container's volumes", error);
    }
  }

  async #create(image: string, options: Dockerode.ContainerCreateOptions): Promise<Dockerode.Container> {
    try {
      return await this.#access.docker.createContainer(options);
    } catch (error) {
      if (statusCode(error) === 404)
        throw new PlatformError(
          "image-not-found",
          `There is no image ${image} here. Pull it, or build it: docker build -t ${image} .`,
          { cause: error },
        );
      throw engineFault(`making a container of ${image}`, error);
    }
  }

  async #pipeFolder(specification: HostSpecification): Promise<string> {
    const why = this.missing.get("pipes");
    if (why !== undefined) throw new PlatformError("pipes-not-available", why);
    const folder = await makeScratchFolder("pipes");
    // A fresh one lets nobody else in, not even a container's other users.
    await chmod(folder, 0o755);
    for (const mount of specification.mounts) {
      const inside = pathBelow(specification.pipesAt ?? "", mount.path);
      if (inside !== undefined) await mkdir(join(folder, inside), { recursive: true });
    }
    return folder;
  }

  async #networkFor(specification: HostSpecification): Promise<string> {
    if (specification.network === "closed") return this.#network.name();
    return specification.network === "none" ? "none" : "bridge";
  }

  #refuseWhenClosed(): void {
    if (this.#gone !== undefined)
      throw new PlatformError("interrupted", "The engine was closed while a container was being made.");
  }

  #track<T>(work: Promise<T>): Promise<T> {
    this.#underWay.add(work);
    const forget = () => this.#underWay.delete(work);
    work.then(forget, forget);
    return work;
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#gone ??= this.#remove();
    return this.#gone;
  }

  async #remove(): Promise<void> {
    await Promise.allSettled(this.#underWay);
    const readers = await Promise.allSettled(this.#readers.values());
    await Promise.allSettled([
      ...[...this.#hosts].map((host) => host[Symbol.asyncDispose]()),
      ...readers.map((reader) => (reader.status === "fulfilled" ? removeContainer(reader.value) : undefined)),
    ]);
    await this.#network.remove().catch(() => {});
    // Whatever the steps above missed carries the label; what cannot be removed even so is told.
    await removeLabelled(this.#access.docker, this.runId).finally(() => this.#background.finish());
    this.#isRemoved();
  }
}

/** Never wider than needed: the image is not trusted. An engine on another machine must publish to the outside. */
function publishingAddress(access: DockerAccess): string | undefined {
  if (access.reachesAddresses) return undefined;
  return access.host === "localhost" ? "127.0.0.1" : "";
}
