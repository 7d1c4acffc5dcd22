import { RECORD_IO_MAGIC, readRecordHeader, type SplitType } from "@byoa/contract";
import { ByteQueue } from "./byte-queue.ts";

const NEWLINE = 0x0a;

/** An object whose bytes are not the records that its split type promises. */
export class SplitError extends Error {
  override readonly name = "SplitError";
}

/**
 * Cuts an object into its records, each with the bytes that frame it (newline, RecordIO header, TFRecord checksums), as the
 * platform sends them. `None`: the whole object is one record. Holds no more than one record. Throws SplitError.
 */
export async function* splitRecords(bytes: AsyncIterable<Buffer>, type: SplitType): AsyncGenerator<Buffer> {
  const queue = new ByteQueue();
  for await (const chunk of bytes) {
    queue.push(chunk);
    if (type === "None") continue;
    for (let size = recordSize(queue, type); size !== undefined; size = recordSize(queue, type)) yield queue.take(size);
  }
  if (queue.length === 0) return;
  if (type === "RecordIO" || type === "TFRecord")
    throw new SplitError(`its last record is cut off: ${queue.length} bytes are left that make no ${type} record`);
  yield queue.take(queue.length);
}

/** Size of the first whole record in the queue, its frame included; undefined while it is not whole. */
function recordSize(queue: ByteQueue, type: SplitType): number | undefined {
  if (type === "Line") {
    const at = queue.indexOf(NEWLINE);
    return at < 0 ? undefined : at + 1;
  }
  const size = type === "RecordIO" ? recordIoSize(queue) : tfRecordSize(queue);
  return size !== undefined && size <= queue.length ? size : undefined;
}

function recordIoSize(queue: ByteQueue): number | undefined {
  if (queue.length < 8) return undefined;
  const header = queue.peek(8);
  if (header.readUInt32LE(0) !== RECORD_IO_MAGIC) throw new SplitError("it holds no RecordIO records");
  return readRecordHeader(header).recordBytes;
}

/** Length (8 bytes), its checksum (4), the data, their checksum (4). */
function tfRecordSize(queue: ByteQueue): number | undefined {
  if (queue.length < 12) return undefined;
  const dataBytes = queue.peek(8).readBigUInt64LE(0);
  if (dataBytes > 2n ** 31n) throw new SplitError("it holds no TFRecord records");
  return 16 + Number(dataBytes);
}
