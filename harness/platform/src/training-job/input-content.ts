import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pLimit from "p-limit";
import type { FileEntry } from "../engine/host-specification.ts";
import { inPathOrder } from "../observation/read-tree.ts";
import type { Tree, TreeEntry } from "../observation/tree.ts";
import { PlatformError } from "../platform-error.ts";
import { fileBytes } from "./file-bytes.ts";
import type { ChannelFile } from "./training-request.ts";

/** So many files are looked at or read at a time, however many a channel has. */
const AT_ONCE = 8;

/** A channel's objects as files of a mount; nothing is opened yet. Throws PlatformError `input-not-readable`, naming the object. */
export async function fileEntries(channel: string, files: readonly ChannelFile[], prefix = ""): Promise<FileEntry[]> {
  return await pLimit(AT_ONCE).map(files, async ({ path, content }) => ({
    path: prefix + path,
    content: Buffer.isBuffer(content) ? content : await fileContent(channel, path, content.file),
  }));
}

async function fileContent(channel: string, path: string, file: string): Promise<FileEntry["content"]> {
  const sizeBytes = await objectBytes(channel, path, file);
  return { stream: () => Readable.from(contentOf(channel, path, file, sizeBytes), { highWaterMark: 1 }), sizeBytes };
}

async function objectBytes(channel: string, path: string, file: string): Promise<number> {
  const facts = await stat(file).catch((cause: unknown) => {
    throw notReadable(channel, path, file, cause);
  });
  if (!facts.isFile()) throw notReadable(channel, path, file, new Error("it is no regular file"));
  return facts.size;
}

/** Opened when the first byte is asked for. The size that was announced is what comes, or an error: an archive depends on it. */
async function* contentOf(channel: string, path: string, file: string, sizeBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  try {
    for await (const chunk of fileBytes(file, sizeBytes)) {
      bytes += chunk.length;
      yield chunk;
    }
  } catch (error) {
    throw notReadable(channel, path, file, error);
  }
  if (bytes < sizeBytes) {
    const cause = new Error(`it has become shorter while it was read: ${bytes} of ${sizeBytes} bytes`);
    throw notReadable(channel, path, file, cause);
  }
}

function notReadable(channel: string, path: string, file: string, cause: unknown): PlatformError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new PlatformError(
    "input-not-readable",
    `Object ${path} of channel ${channel} cannot be read from ${file}: ${why}`,
    { cause },
  );
}

/** The record of a folder as the engine fills it: folders 0755, files 0644, all root's. What a file holds is told by its hash. */
export async function treeOf(files: readonly FileEntry[], folders: readonly string[]): Promise<Tree> {
  const all = new Set<string>();
  const addFolder = (path: string): void => {
    if (path === "" || path === "." || all.has(path)) return;
    all.add(path);
    addFolder(path.slice(0, Math.max(0, path.lastIndexOf("/"))));
  };
  for (const folder of folders) addFolder(folder);
  for (const { path } of files) addFolder(path.slice(0, Math.max(0, path.lastIndexOf("/"))));
  const directories = [...all].map(
    (path): TreeEntry => ({ path, type: "directory", sizeBytes: 0, mode: 0o755, uid: 0, gid: 0 }),
  );
  return inPathOrder([...directories, ...(await pLimit(AT_ONCE).map(files, treeFile))]);
}

async function treeFile({ path, content, mode }: FileEntry): Promise<TreeEntry> {
  const hash = createHash("sha256");
  const base = { path, type: "file" as const, mode: mode ?? 0o644, uid: 0, gid: 0 };
  if (!Buffer.isBuffer(content)) {
    await pipeline(content.stream(), hash);
    return { ...base, sizeBytes: content.sizeBytes, sha256: hash.digest("hex") };
  }
  return { ...base, sizeBytes: content.length, sha256: hash.update(content).digest("hex") };
}
