import { posix } from "node:path";
import { contractPaths } from "@byoa/contract";
import type { Host } from "../engine/engine.ts";
import { inPathOrder, readTreeEntry } from "../observation/read-tree.ts";
import { tarMembers } from "../observation/tar-members.ts";
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

/**
 * Reads all of `/opt/ml` in one stream, and packs the model and the output data on the way. One call costs the engine
 * some 50 ms however little there is.
 */
export async function collect(
  host: Host,
  artifacts: { readonly model: Artifact; readonly output: Artifact },
): Promise<Collected> {
  const found: Record<keyof Collected, TreeEntry[]> = {
    input: [],
    model: [],
    output: [],
    checkpoints: [],
    elsewhere: [],
  };
  const archive = await host.archive(contractPaths().base);
  if (archive === undefined) return found;
  for await (const member of tarMembers(archive)) {
    const { header } = member;
    const [top = "", ...below] = posix.normalize(header.name).replace(/\/$/, "").split("/");
    const folder = FOLDERS.find((name) => name === top) ?? "elsewhere";
    const path = folder === "elsewhere" ? [top, ...below].join("/") : below.join("/");
    const data = below[0] === "data" ? below.slice(1).join("/") : "";
    const bytes =
      folder === "model" && path !== ""
        ? artifacts.model.add(path, header, member)
        : folder === "output" && data !== ""
          ? artifacts.output.add(data, header, member)
          : member;
    const entry = await readTreeEntry(path, header, bytes);
    if (path !== "") found[folder].push(entry);
  }
  return {
    input: inPathOrder(found.input),
    model: inPathOrder(found.model),
    output: inPathOrder(found.output),
    checkpoints: inPathOrder(found.checkpoints),
    elsewhere: inPathOrder(found.elsewhere),
  };
}
