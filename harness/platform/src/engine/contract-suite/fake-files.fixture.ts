import { posix } from "node:path";
import { Readable } from "node:stream";
import { memberBytes, skip, tarMembers } from "@byoa/archive";
import { pack } from "tar-stream";
import { fillStream } from "../content/fill.ts";
import type { Mount } from "../host-specification.ts";

type Entry =
  | { readonly type: "file"; readonly content: Buffer; readonly mode: number }
  | { readonly type: "directory" }
  | { readonly type: "symlink"; readonly linkname: string };

/** The file system of a fake container: files by their canonical path. */
export interface FakeFiles {
  read(path: string): Buffer | undefined;
  mode(path: string): number | undefined;
  /** Throws EROFS below a read-only mount. */
  write(path: string, content: string | Buffer): void;
  link(path: string, target: string): void;
  /** A tar of a folder's content, or of one file; undefined when the path is not there. */
  archive(path: string): Readable | undefined;
}

/** Filled as the engines fill theirs, archives and their refusals included. */
export async function fakeFiles(mounts: readonly Mount[]): Promise<FakeFiles> {
  const entries = new Map<string, Entry>();
  for await (const member of tarMembers(fillStream(mounts))) {
    const { name, type, mode = 0o644, linkname } = member.header;
    const path = posix.join("/", name).replace(/(?<=.)\/$/, "");
    if (type === "file") entries.set(path, { type, content: await bytesOf(memberBytes(member)), mode });
    else if (type === "symlink") entries.set(path, { type, linkname: linkname ?? "" });
    else entries.set(path, { type: "directory" });
    if (type !== "file") await skip(member);
  }
  const isReadOnly = (path: string): boolean =>
    mounts
      .filter((mount) => path === mount.path || path.startsWith(`${mount.path}/`))
      .toSorted((one, other) => other.path.length - one.path.length)[0]?.readOnly === true;
  const put = (path: string, entry: Entry): void => {
    if (isReadOnly(path)) throw Object.assign(new Error(`EROFS: read-only file system, ${path}`), { code: "EROFS" });
    for (let folder = posix.dirname(path); folder !== "/" && !entries.has(folder); folder = posix.dirname(folder))
      entries.set(folder, { type: "directory" });
    entries.set(path, entry);
  };
  return {
    read(path) {
      const entry = entries.get(path);
      return entry?.type === "file" ? entry.content : undefined;
    },
    mode(path) {
      const entry = entries.get(path);
      return entry?.type === "file" ? entry.mode : undefined;
    },
    write: (path, content) => put(path, { type: "file", content: Buffer.from(content), mode: 0o644 }),
    link: (path, target) => put(path, { type: "symlink", linkname: target }),
    archive(path) {
      const there = entries.get(path) ?? ([...entries.keys()].some((one) => one.startsWith(`${path}/`)) || undefined);
      return there === undefined ? undefined : archiveOf(path, entries);
    },
  };
}

function archiveOf(root: string, entries: ReadonlyMap<string, Entry>): Readable {
  const archive = pack();
  for (const [path, entry] of [...entries].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const below = path === root ? posix.basename(path) : path.startsWith(`${root}/`) ? path.slice(root.length + 1) : "";
    if (below === "" || (path === root && entry.type === "directory")) continue;
    if (entry.type === "file") archive.entry({ name: below, mode: entry.mode }, entry.content);
    else if (entry.type === "directory") archive.entry({ name: `${below}/`, type: "directory", mode: 0o755 });
    else archive.entry({ name: below, type: "symlink", linkname: entry.linkname });
  }
  archive.finalize();
  return Readable.from(archive, { objectMode: false });
}

async function bytesOf(chunks: AsyncIterable<unknown>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) if (Buffer.isBuffer(chunk)) all.push(chunk);
  return Buffer.concat(all);
}
