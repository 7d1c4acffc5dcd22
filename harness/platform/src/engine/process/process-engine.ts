import { arch } from "node:os";
import { resolve } from "node:path";
import type { ImageFacts } from "../../observation/image-facts.ts";
import { PlatformError } from "../../platform-error.ts";
import { ENGINE_FACETS, type Engine, type EngineFacet, type Host, type ImageFile } from "../engine.ts";
import type { HostSpecification } from "../host-specification.ts";
import { makeBaseFolder } from "./base-folder.ts";
import { folderCommand } from "./folder-command.ts";
import { freePort } from "./free-port.ts";
import { missingFacets } from "./missing-facets.ts";
import { ProcessHost } from "./process-host.ts";

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: "amd64", arm64: "arm64" };

/** Processes of this machine behind the engine's seam. */
export class ProcessEngine implements Engine {
  readonly name = "process";
  readonly version = process.versions.node;
  readonly platform: string;
  readonly missing: ReadonlyMap<EngineFacet, string>;
  readonly facets: ReadonlySet<EngineFacet>;
  readonly #command: readonly string[] | undefined;
  readonly #hosts = new Set<Host>();
  readonly #underWay = new Set<Promise<Host>>();
  #closed = false;

  constructor(command: readonly string[] | undefined, system: NodeJS.Platform) {
    this.#command = command;
    this.platform = `${system}/${ARCHITECTURES[arch()] ?? arch()}`;
    this.missing = missingFacets(system);
    this.facets = new Set(ENGINE_FACETS.filter((facet) => !this.missing.has(facet)));
  }

  async image(reference: string): Promise<ImageFacts> {
    const folder = resolve(reference);
    const [os = "", architecture = ""] = this.platform.split("/");
    return {
      reference,
      id: `folder:${folder}`,
      os,
      architecture,
      sizeBytes: 0,
      entrypoint: await folderCommand(reference, this.#command),
      cmd: null,
      user: "",
      workingDirectory: folder,
      environment: {},
      labels: {},
      exposedPorts: [],
    };
  }

  /** There is no image to read in. */
  async imageFiles(): Promise<ImageFile[]> {
    this.#refuseWhenClosed();
    return [];
  }

  prepare(specification: HostSpecification): Promise<Host> {
    const work = this.#prepare(specification);
    this.#underWay.add(work);
    const forget = () => this.#underWay.delete(work);
    work.then(forget, forget);
    return work;
  }

  async #prepare(specification: HostSpecification): Promise<Host> {
    this.#refuseWhenClosed();
    const command = specification.entrypoint ?? (await folderCommand(specification.image, this.#command));
    const base = await makeBaseFolder(specification);
    try {
      const port = specification.port === undefined ? undefined : await freePort();
      this.#refuseWhenClosed();
      const host: Host = new ProcessHost(specification, {
        command,
        base,
        port,
        facets: this.facets,
        onGone: () => this.#hosts.delete(host),
      });
      this.#hosts.add(host);
      return host;
    } catch (error) {
      await base[Symbol.asyncDispose]();
      throw error;
    }
  }

  #refuseWhenClosed(): void {
    if (this.#closed) throw new PlatformError("interrupted", "The engine was closed while a process was being made.");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    // What is being made notices that, and removes what it has made so far.
    await Promise.allSettled(this.#underWay);
    await Promise.all([...this.#hosts].map((host) => host[Symbol.asyncDispose]()));
  }
}
