import { tarMembers } from "@byoa/archive";
import { contractPaths } from "@byoa/contract";
import type { Header } from "tar-stream";
import type { Host } from "../engine/engine.ts";
import { unreadTreeEntry } from "../observation/read-tree.ts";
import type { FailureFile } from "../observation/training-observation.ts";
import type { Tree, TreeEntry } from "../observation/tree.ts";

const NAME = "failure";
/** What is kept of it; a tree keeps the text of no longer file. */
const START_BYTES = 64 * 1024;

/** What is known of the failure file; `entry` when the tree of the output lacks it. */
export interface FoundFailure {
  readonly failure?: FailureFile;
  readonly entry?: TreeEntry;
}

/**
 * The failure file of an ended host, from what was read of `/opt/ml/output`. Where that lacks its text, because the file is long or
 * a limit stopped the reading before it, the start of the file is read by itself.
 */
export async function readFailureFile(
  host: Host,
  output: Tree,
  { outputIsCut, signal }: { readonly outputIsCut: boolean; readonly signal?: AbortSignal | undefined },
): Promise<FoundFailure> {
  const entry = output.find(({ path }) => path === NAME);
  if (entry === undefined && !outputIsCut) return {};
  if (entry !== undefined && (entry.type !== "file" || entry.sizeBytes <= START_BYTES))
    return { failure: factsOf(entry, entry.text) };
  const read = await readStart(host, signal);
  if (read === undefined) return entry === undefined ? {} : { failure: factsOf(entry, undefined) };
  const seen = entry ?? unreadTreeEntry(NAME, read.header);
  const failure = factsOf(seen, seen.type === "file" ? decodeStart(read.start) : undefined);
  return entry === undefined ? { failure, entry: seen } : { failure };
}

function factsOf({ type, sizeBytes }: TreeEntry, text: string | undefined): FailureFile {
  const kind = type === "file" || type === "directory" ? type : "other";
  return { type: kind, sizeBytes, isText: text !== undefined, text: text ?? "" };
}

/** The rest of the file is cut off, however long it is. */
async function readStart(host: Host, signal?: AbortSignal): Promise<{ header: Header; start: Buffer } | undefined> {
  const archive = await host.archive(`${contractPaths().output}/${NAME}`);
  if (archive === undefined) return undefined;
  for await (const member of tarMembers(archive, { signal })) {
    const { header } = member;
    if (header.name !== NAME) return undefined;
    const start: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of member) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError("a tar member gave something other than bytes");
      start.push(chunk);
      bytes += chunk.length;
      if (bytes >= START_BYTES) break;
    }
    return { header, start: Buffer.concat(start).subarray(0, START_BYTES) };
  }
  return undefined;
}

/** Text, though its last character may be cut in two; undefined for what is none. */
function decodeStart(bytes: Buffer): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}
