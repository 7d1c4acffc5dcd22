/** First word of every record, little endian. */
export const RECORD_IO_MAGIC = 0xced7230a;
const HEADER_BYTES = 8;

/** Bytes of one record: magic, length, payload, zero padding to a multiple of four. */
export function encodeRecord(payload: Uint8Array): Uint8Array {
  const padded = Math.ceil(payload.length / 4) * 4;
  const record = new Uint8Array(HEADER_BYTES + padded);
  const view = new DataView(record.buffer);
  view.setUint32(0, RECORD_IO_MAGIC, true);
  view.setUint32(4, payload.length, true);
  record.set(payload, HEADER_BYTES);
  return record;
}

/** Length of the record that starts with `header` (8 bytes): of its payload, and of all its bytes. Throws RangeError on another magic word. */
export function readRecordHeader(header: Uint8Array): { payloadBytes: number; recordBytes: number } {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const magic = view.getUint32(0, true);
  if (magic !== RECORD_IO_MAGIC)
    throw new RangeError(`not a RecordIO record: it starts with 0x${magic.toString(16).padStart(8, "0")}`);
  const payloadBytes = view.getUint32(4, true);
  return { payloadBytes, recordBytes: HEADER_BYTES + Math.ceil(payloadBytes / 4) * 4 };
}
