import { open } from "node:fs/promises";

const PIECE_BYTES = 256 * 1024;

/**
 * The bytes of a file, at most `limitBytes` of them. It is open from the first piece that is asked for to the last, and closed before
 * the next file can be opened: a stream closes its file some time after its end, and thousands of them reach the limit of open files.
 */
export async function* fileBytes(file: string, limitBytes = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer> {
  await using handle = await open(file);
  let left = limitBytes;
  while (left > 0) {
    const room = Buffer.allocUnsafe(Math.min(PIECE_BYTES, left));
    const { bytesRead } = await handle.read(room, 0, room.length, null);
    if (bytesRead === 0) return;
    left -= bytesRead;
    yield room.subarray(0, bytesRead);
  }
}
