import { open } from "node:fs/promises";

const GZIP_MARK = "\x1f\x8b";
const TAR_MARK = "ustar";
const TAR_MARK_AT = 257;

/** What the first bytes of a file say that it is: a gzip file, a plain tar, or neither. Throws what opening and reading throw. */
export async function archiveKind(path: string): Promise<"gzip" | "tar" | undefined> {
  const start = Buffer.alloc(TAR_MARK_AT + TAR_MARK.length);
  await using file = await open(path);
  await file.read(start, 0, start.length, 0);
  const text = start.toString("latin1");
  if (text.startsWith(GZIP_MARK)) return "gzip";
  return text.startsWith(TAR_MARK, TAR_MARK_AT) ? "tar" : undefined;
}
