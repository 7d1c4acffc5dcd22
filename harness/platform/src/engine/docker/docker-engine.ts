import { setMaxListeners } from "node:events";
import type Dockerode from "dockerode";
import { mayBeLeftBehind } from "../../left-behind.ts";
import type { ImageFacts } from "../../observation/image-facts.ts";
import { PlatformError } from "../../platform-error.ts";
import {
  ENGINE_FACETS,
  type Engine,
  type EngineFacet,
  type Host,
  type ImageFile,
  type ImageOptions,
} from "../engine.ts";
import type { HostSpecification } from "../host-specification.ts";
import { type ContainerLimits, containerLimits } from "../limits/container-limits.ts";
import type { BackgroundWork } from "./background-work.ts";
import { CLOSE_LIMIT_MS, CLOSE_LIMIT_OF_STUCK_MS, closeEngine } from "./close-engine.ts";
import { type ClosedNetwork, closedNetwork } from "./closed-network.ts";
import { freeDiskBytes } from "./disk-use.ts";
import type { DockerAccess } from "./docker-access.ts";
import { DockerHost } from "./docker-host.ts";
import { imageFacts } from "./image.ts";
import { readPaths } from "./image-files.ts";
import { newInventory } from "./inventory.ts";
import { type JobNetworks, jobNetworks } from "./job-networks.ts";
import { missingFacets } from "./missing-facets.ts";
import { closedMeanwhile, createContainer, type NetworkPlace, prepareContainer } from "./prepare-host.ts";
import { removeContainer } from "./remove-container.ts";
import { type Labels, removalCommand, runLabels } from "./run-label.ts";
import { withinLimit } from "./within-limit.ts";

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
  readonly #jobNetworks: JobNetworks;
  readonly #background: BackgroundWork;
  readonly #hosts = new Set<Host>();
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #inventory = newInventory();
  readonly #closing = new AbortController();
  readonly #readers = new Map<string, Promise<Dockerode.Container>>();
  readonly #isRemoved: () => void;
  #made = 0;
  #isStuck = false;
  #gone: Promise<void> | undefined;

  constructor(access: DockerAccess, runId: string, background: BackgroundWork) {
    this.#access = access;
    this.#background = background;
    this.runId = runId;
    setMaxListeners(0, this.#closing.signal);
    this.version = access.version;
    this.platform = access.platform;
    this.missing = missingFacets(access);
    this.facets = new Set(ENGINE_FACETS.filter((facet) => !this.missing.has(facet)));
    this.#labels = runLabels(runId);
    this.#isRemoved = mayBeLeftBehind({
      what: `containers of this run (label byoa.run=${runId})`,
      removal: removalCommand(runId),
      isThere: () => this.#inventory.list().length > 0,
    });
    const making = { docker: access.docker, labels: this.#labels, inventory: this.#inventory };
    this.#network = closedNetwork(making, `byoa-${runId}-closed`, access.reachesAddresses);
    this.#jobNetworks = jobNetworks(making, `byoa-${runId}`);
  }

  image(reference: string, options?: ImageOptions): Promise<ImageFacts> {
    return imageFacts(this.#access.docker, reference, options);
  }

  async imageFiles(reference: string, paths: readonly string[]): Promise<ImageFile[]> {
    this.#refuseWhenClosed();
    const reader = this.#readers.get(reference) ?? this.#track(this.#makeReader(reference));
    this.#readers.set(reference, reader);
    return this.#track(readPaths(await reader, paths, this.#closing.signal));
  }

  async #makeReader(reference: string): Promise<Dockerode.Container> {
    const name = `byoa-${this.runId}-${++this.#made}-reader`;
    const options = { name, Image: reference, Cmd: ["true"], Labels: { ...this.#labels } };
    return await createContainer({ docker: this.#access.docker, inventory: this.#inventory }, options);
  }

  prepare(specification: HostSpecification): Promise<Host> {
    return this.#track(this.#prepare(specification));
  }

  async #prepare(specification: HostSpecification): Promise<Host> {
    this.#refuseWhenClosed();
    const withoutPipes = this.missing.get("pipes");
    if (specification.pipesAt !== undefined && withoutPipes !== undefined)
      throw new PlatformError("pipes-not-available", withoutPipes);
    const containerName = `byoa-${this.runId}-${++this.#made}-${specification.name}`;
    const { docker } = this.#access;
    const limits = await this.#limits(specification);
    const workshop = { docker, labels: this.#labels, inventory: this.#inventory, signal: this.#closing.signal };
    const prepared = await prepareContainer(workshop, {
      specification,
      containerName,
      network: () => this.#networkFor(specification),
      limits,
      publishOn: publishingAddress(this.#access),
    });
    const host: Host = new DockerHost(this.#access, prepared.container, specification, {
      volumes: prepared.volumes,
      network: prepared.network.name,
      limits,
      pipeFolder: prepared.pipeFolder,
      onStarted: () => this.#background.begin(),
      onGone: async () => {
        this.#hosts.delete(host);
        this.#inventory.forget("container", containerName);
        for (const volume of prepared.volumes) this.#inventory.forget("volume", volume);
        await prepared.network.leave();
      },
      onStuck: () => {
        this.#isStuck = true;
      },
    });
    this.#hosts.add(host);
    return host;
  }

  async #networkFor({ network }: HostSpecification): Promise<NetworkPlace> {
    if (typeof network === "object") return await this.#jobNetworks.join(network);
    const name = network === "closed" ? await this.#network.name() : network === "none" ? "none" : "bridge";
    return { name, leave: async () => {} };
  }

  async #limits({ limits }: HostSpecification): Promise<ContainerLimits> {
    const { machine, diskFolder } = this.#access;
    const free = diskFolder === undefined ? undefined : await freeDiskBytes(diskFolder);
    return containerLimits(limits, { ...machine, freeDiskBytes: free });
  }

  #refuseWhenClosed(): void {
    if (this.#gone !== undefined) throw closedMeanwhile();
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
    this.#closing.abort();
    const limitMs = this.#isStuck ? CLOSE_LIMIT_OF_STUCK_MS : CLOSE_LIMIT_MS;
    const { docker } = this.#access;
    await closeEngine({
      docker,
      runId: this.runId,
      inventory: this.#inventory,
      limitMs,
      removeKnown: () => this.#removeKnown(),
    });
    this.#isRemoved();
    // What others left is tried once; an engine that is slow now is not waited for.
    await withinLimit(this.#background.finish(), limitMs, () => new Error("late")).catch(() => {});
  }

  async #removeKnown(): Promise<void> {
    await Promise.allSettled(this.#underWay);
    const readers = await Promise.allSettled(this.#readers.values());
    await Promise.allSettled([
      ...[...this.#hosts].map((host) => host[Symbol.asyncDispose]()),
      ...readers.map((reader) => (reader.status === "fulfilled" ? removeContainer(reader.value) : undefined)),
    ]);
    await this.#network.remove();
  }
}

/** Never wider than needed: the image is not trusted. An engine on another machine must publish to the outside. */
function publishingAddress(access: DockerAccess): string | undefined {
  if (access.reachesAddresses) return undefined;
  return access.host === "localhost" ? "127.0.0.1" : "";
}
