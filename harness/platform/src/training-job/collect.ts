import { posix } from "node:path";
import type { Readable } from "node:stream";
import { contractPaths } from "@byoa/contract";
import type { Host } from "../engine/engine.ts";
import { inPathOrder, readTreeEntry } from "../observation/read-tree.ts";
import { type TarMember, tarMembers } from "../observation/tar-members.ts";
import type { Tree, TreeEntry } from "../observation/tree.ts";
import type { Artifact } from "./artifact.ts";

/** What an ended host left under `/opt/ml`, by the platform's folders. */
export interface Collected {
  readonly input: Tree;
  readonly model: Tree;
  readonly output: Tree;
  readonly checkpoints: Tree;
  readonly elsewhere: Tree;
}

const FOLDERS = ["input", "model", "output", "checkpoints"] as const;
/** More than this baked in beside the platform's folders is not read a second time. */
const HEAVY_BYTES = 64 * 1024 * 1024;
const heavyImages = new Set<string>();

/** Where what is found goes. */
export interface Artifacts {
  readonly model: Artifact;
  readonly output: Artifact;
}

/**
 * Reads all of `/opt/ml` in one stream, and packs the model and the output data on the way: one call costs the engine some
 * 50 ms however little there is. An image that turns out to carry much there has its platform folders read one by one later.
 */
export async function collect(host: Host, image: string, artifacts: Artifacts): Promise<Collected> {
  const found: Record<keyof Collected, TreeEntry[]> = {
    input: [],
    model: [],
    output: [],
    checkpoints: [],
    elsewhere: [],
  };
  const { base } = contractPaths();
  if (heavyImages.has(image)) {
    for (const folder of FOLDERS) await read(await host.archive(`${base}/${folder}`), folder, found, artifacts);
  } else {
    await read(await host.archive(base), undefined, found, artifacts);
    if (found.elsewhere.reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0) > HEAVY_BYTES) heavyImages.add(image);
  }
  return {
    input: inPathOrder(found.input),
    model: inPathOrder(found.model),
    output: inPathOrder(found.output),
    checkpoints: inPathOrder(found.checkpoints),
    elsewhere: inPathOrder(found.elsewhere),
  };
}

/** Sorts the members of an archive of `folder`, or of all of `/opt/ml`. */
async function read(
  archive: Readable | undefined,
  folder: (typeof FOLDERS)[number] | undefined,
  found: Record<keyof Collected, TreeEntry[]>,
  artifacts: Artifacts,
): Promise<void> {
  if (archive === undefined) return;
  for await (const member of tarMembers(archive)) {
    const parts = posix.normalize(member.header.name).replace(/\/$/, "").split("/");
    const area = folder ?? FOLDERS.find((name) => name === parts[0]) ?? "elsewhere";
    const path = (folder === undefined && area !== "elsewhere" ? parts.slice(1) : parts).join("/");
    const bytes = packed(area, path, member, artifacts);
    const entry = await readTreeEntry(path, member.header, bytes);
    if (path !== "") found[area].push(area === "input" ? withoutText(entry) : entry);
  }
}

/** A channel may have any number of small files: what they hold is told by their hashes. */
function withoutText({ text, ...entry }: TreeEntry): TreeEntry {
  return entry;
}

function packed(area: keyof Collected, path: string, member: TarMember, artifacts: Artifacts): AsyncIterable<unknown> {
  if (area === "model" && path !== "") return artifacts.model.add(path, member.header, member);
  const isData = area === "output" && path.startsWith("data/");
  return isData ? artifacts.output.add(path.slice("data/".length), member.header, member) : member;
}
