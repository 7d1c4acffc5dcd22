import { posix } from "node:path";
import type { Readable } from "node:stream";
import { type ReadCut, type TarMember, tarMembers } from "@byoa/archive";
import { contractPaths } from "@byoa/contract";
import type { Host } from "../engine/engine.ts";
import { inPathOrder, readTreeEntry, unreadTreeEntry } from "../observation/read-tree.ts";
import type { FailureFile } from "../observation/training-observation.ts";
import type { Tree, TreeEntry } from "../observation/tree.ts";
import { type ReadingLimits, type Truncation, truncation } from "../observation/truncation.ts";
import type { Artifact } from "./artifact.ts";
import { readFailureFile } from "./failure-file.ts";

const FOLDERS = ["input", "model", "output", "checkpoints"] as const;
type Area = (typeof FOLDERS)[number] | "elsewhere";

/** What an ended host left under `/opt/ml`, by the platform's folders. */
export interface Collected extends Readonly<Record<Area, Tree>> {
  readonly failure: FailureFile | undefined;
  /** Empty when everything was read. */
  readonly truncated: readonly Truncation[];
}

/** More than this baked in beside the platform's folders is not read a second time. */
const HEAVY_BYTES = 64 * 1024 * 1024;
const heavyImages = new Set<string>();

/** Where what is found goes. */
export interface Artifacts {
  readonly model: Artifact;
  readonly output: Artifact;
}

export interface CollectOptions {
  readonly limits: ReadingLimits;
  /** Aborted when nobody wants the record any more: the reading ends at once, with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads all of `/opt/ml` in one stream, and packs the model and the output data on the way: one call costs the engine some
 * 50 ms however little there is. An image that turns out to carry much there has its platform folders read one by one later, and so
 * has a host whose stream a limit has cut off: what is too much in one folder hides nothing in the others.
 */
export async function collect(
  host: Host,
  image: string,
  artifacts: Artifacts,
  options: CollectOptions,
): Promise<Collected> {
  const { base } = contractPaths();
  const reading = new Reading(artifacts, options);
  let cut: Area | undefined;
  const isHeavy = heavyImages.has(image);
  if (!isHeavy) {
    cut = await reading.read(await host.archive(base), undefined);
    if (reading.bytesOf("elsewhere") > HEAVY_BYTES) heavyImages.add(image);
  }
  if (cut !== undefined || isHeavy)
    for (const folder of FOLDERS)
      if (folder !== cut && reading.found[folder].length === 0)
        await reading.read(await host.archive(`${base}/${folder}`), folder);
  const outputIsCut = reading.truncated.some(({ folder }) => folder === `${base}/output`);
  const { failure, entry } = await readFailureFile(host, reading.found.output, { ...options, outputIsCut });
  if (entry !== undefined) reading.found.output.push(entry);
  return { ...reading.trees(), failure, truncated: reading.truncated };
}

/** What has been read so far. */
class Reading {
  readonly found: Record<Area, TreeEntry[]> = { input: [], model: [], output: [], checkpoints: [], elsewhere: [] };
  readonly truncated: Truncation[] = [];
  readonly #artifacts: Artifacts;
  readonly #options: CollectOptions;

  constructor(artifacts: Artifacts, options: CollectOptions) {
    this.#artifacts = artifacts;
    this.#options = options;
  }

  /** Sorts the members of an archive of `folder`, or of all of `/opt/ml`. Gives the area in which a limit stopped it. */
  async read(archive: Readable | undefined, folder: Area | undefined): Promise<Area | undefined> {
    if (archive === undefined) return undefined;
    let cutIn: Area | undefined;
    const onCut = (cut: ReadCut): void => {
      cutIn = this.#cut(cut, folder);
    };
    for await (const member of tarMembers(archive, { ...this.#options, onCut })) {
      const { area, path } = placeOf(member.header.name, folder);
      const entry = await readTreeEntry(path, member.header, this.#packed(area, path, member));
      // The record from before the start has hashes only: ten thousand small files would fill the memory.
      if (path !== "") this.found[area].push(area === "input" ? withoutText(entry) : entry);
    }
    return cutIn;
  }

  bytesOf(area: Area): number {
    return this.found[area].reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0);
  }

  trees(): Record<Area, Tree> {
    const { input, model, output, checkpoints, elsewhere } = this.found;
    return {
      input: inPathOrder(input),
      model: inPathOrder(model),
      output: inPathOrder(output),
      checkpoints: inPathOrder(checkpoints),
      elsewhere: inPathOrder(elsewhere),
    };
  }

  #cut(cut: ReadCut, folder: Area | undefined): Area {
    const { area, path } = placeOf(cut.header.name, folder);
    const { base } = contractPaths();
    this.found[area].push(unreadTreeEntry(path, cut.header));
    const whole = area === "elsewhere" ? base : `${base}/${area}`;
    this.truncated.push(truncation(cut, this.#options.limits, whole, path));
    if (area === "model") this.#artifacts.model.incomplete();
    if (area === "output") this.#artifacts.output.incomplete();
    return area;
  }

  #packed(area: Area, path: string, member: TarMember): AsyncIterable<unknown> {
    if (area === "model" && path !== "") return this.#artifacts.model.add(path, member.header, member);
    const isData = area === "output" && path.startsWith("data/");
    return isData ? this.#artifacts.output.add(path.slice("data/".length), member.header, member) : member;
  }
}

function withoutText({ text: _, ...entry }: TreeEntry): TreeEntry {
  return entry;
}

function placeOf(name: string, folder: Area | undefined): { readonly area: Area; readonly path: string } {
  const parts = posix.normalize(name).replace(/\/$/, "").split("/");
  const area = folder ?? FOLDERS.find((one) => one === parts[0]) ?? "elsewhere";
  return { area, path: (folder === undefined && area !== "elsewhere" ? parts.slice(1) : parts).join("/") };
}
