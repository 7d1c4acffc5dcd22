import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";

/** Any fixed time: the archive must not change with the clock. */
const TIME = new Date("2000-01-01T00:00:00Z");

/** An npm package of these files, byte for byte the same for the same files. */
export async function packageArchive(files: ReadonlyMap<string, string>): Promise<Buffer> {
  const archive = pack();
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    archive.entry({ name: `package/${path}`, mode: 0o644, uid: 0, gid: 0, mtime: TIME }, text);
  }
  archive.finalize();
  return gzipSync(await buffer(archive), { level: 9 });
}
