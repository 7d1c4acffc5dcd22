import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { type ReadCut, type ReadOptions, tarMembers } from "@byoa/archive";
import type { Header } from "tar-stream";
import type { Tree, TreeEntry } from "./tree.ts";

const TEXT_BYTES = 64 * 1024;

/**
 * Reads a folder's record from a tar stream of its content. Holds at most 64 KiB of each file in memory. The member at which a limit
 * stops the reading is the last one, without its content.
 */
export async function readTree(archive: Readable, options: ReadOptions = {}): Promise<Tree> {
  const entries: TreeEntry[] = [];
  const onCut = (cut: ReadCut): void => {
    entries.push(unreadTreeEntry(memberPath(cut.header.name), cut.header));
    options.onCut?.(cut);
  };
  for await (const member of tarMembers(archive, { ...options, onCut })) {
    const path = memberPath(member.header.name);
    const entry = await readTreeEntry(path, member.header, member);
    if (path !== "") entries.push(entry);
  }
  return inPathOrder(entries);
}

/** The record of one member of an archive; `bytes` are read to their end. */
export async function readTreeEntry(path: string, header: Header, bytes: AsyncIterable<unknown>): Promise<TreeEntry> {
  const content = await readContent(bytes, header);
  return { path, ...facts(header), ...content };
}

/** The record of a member whose bytes are not read. */
export function unreadTreeEntry(path: string, header: Header): TreeEntry {
  return { path, ...facts(header) };
}

export function inPathOrder(entries: readonly TreeEntry[]): Tree {
  return [...entries].sort((one, other) => (one.path < other.path ? -1 : 1));
}

export function memberPath(name: string): string {
  return name
    .replace(/^(\.?\/)+/, "")
    .replace(/\/+$/, "")
    .replace(/^\.$/, "");
}

function facts(header: Header): Omit<TreeEntry, "path"> {
  return {
    type: entryType(header.type),
    sizeBytes: header.size,
    mode: header.mode & 0o7777,
    uid: header.uid,
    gid: header.gid,
    ...(header.linkname ? { linkTarget: header.linkname } : {}),
  };
}

function entryType(type: Header["type"]): TreeEntry["type"] {
  if (type === "file" || type === "contiguous-file" || type === "link") return "file";
  if (type === "directory" || type === "symlink" || type === "fifo") return type;
  return "other";
}

async function readContent(bytes: AsyncIterable<unknown>, header: Header): Promise<Pick<TreeEntry, "sha256" | "text">> {
  const hash = createHash("sha256");
  const kept: Buffer[] = [];
  for await (const chunk of bytes) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError("a tar member gave something else than bytes");
    hash.update(chunk);
    if (header.size <= TEXT_BYTES) kept.push(chunk);
  }
  if (header.type !== "file") return {};
  const text = header.size <= TEXT_BYTES ? decodeText(Buffer.concat(kept)) : undefined;
  return { sha256: hash.digest("hex"), ...(text === undefined ? {} : { text }) };
}

function decodeText(bytes: Buffer): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
