import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { FileEntry } from "../engine/host-specification.ts";
import { inPathOrder } from "../observation/read-tree.ts";
import type { Tree, TreeEntry } from "../observation/tree.ts";
import { PlatformError } from "../platform-error.ts";
import type { ChannelFile } from "./training-request.ts";

const TEXT_BYTES = 64 * 1024;
/** Big files go through several streams: fewer, larger pieces cost less. */
const READ_BYTES = 256 * 1024;

/** A channel's objects as files of a mount. Throws PlatformError `input-not-readable`, naming the object. */
export async function fileEntries(channel: string, files: readonly ChannelFile[], prefix = ""): Promise<FileEntry[]> {
  return Promise.all(
    files.map(async ({ path, content }) => ({
      path: prefix + path,
      content: await entryContent(channel, path, content),
    })),
  );
}

async function entryContent(
  channel: string,
  path: string,
  content: ChannelFile["content"],
): Promise<FileEntry["content"]> {
  if (Buffer.isBuffer(content)) return content;
  const { file } = content;
  const facts = await stat(file).catch((cause: unknown) => {
    throw notReadable(channel, path, file, cause);
  });
  if (!facts.isFile()) throw notReadable(channel, path, file, new Error("it is no regular file"));
  return { stream: () => createReadStream(file, { highWaterMark: READ_BYTES }), sizeBytes: facts.size };
}

function notReadable(channel: string, path: string, file: string, cause: unknown): PlatformError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new PlatformError(
    "input-not-readable",
    `Object ${path} of channel ${channel} cannot be read from ${file}: ${why}`,
    { cause },
  );
}

/** The record of a folder as the engine fills it: folders 0755, files 0644, all root's. */
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
  return inPathOrder([...directories, ...(await Promise.all(files.map(treeFile)))]);
}

async function treeFile({ path, content, mode }: FileEntry): Promise<TreeEntry> {
  const hash = createHash("sha256");
  const base = { path, type: "file" as const, mode: mode ?? 0o644, uid: 0, gid: 0 };
  if (!Buffer.isBuffer(content)) {
    await pipeline(content.stream(), hash);
    return { ...base, sizeBytes: content.sizeBytes, sha256: hash.digest("hex") };
  }
  const text = content.length <= TEXT_BYTES && !content.includes(0) ? content.toString("utf8") : undefined;
  const sha256 = hash.update(content).digest("hex");
  return { ...base, sizeBytes: content.length, sha256, ...(text === undefined ? {} : { text }) };
}
