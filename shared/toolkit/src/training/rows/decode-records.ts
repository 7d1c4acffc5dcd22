import { readRecordHeader } from "@byoa/contract";
import { JobFault } from "../job-fault.ts";

const HEADER_BYTES = 8;

/**
 * The payloads of RecordIO records in a stream of bytes, cut anywhere. `where` names the stream in messages.
 * @throws JobFault when a record does not start with the magic word, or the stream ends inside one
 */
export async function* decodeRecords(bytes: AsyncIterable<Uint8Array>, where: string): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let neededBytes = HEADER_BYTES;
  let index = 0;
  for await (const chunk of bytes) {
    held.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes < neededBytes) continue; // joined once per record, not once per chunk
    let rest: Uint8Array = held.length === 1 ? chunk : Buffer.concat(held);
    neededBytes = HEADER_BYTES;
    while (rest.length >= HEADER_BYTES) {
      const { payloadBytes, recordBytes } = header(rest, index, where);
      if (rest.length < recordBytes) {
        neededBytes = recordBytes;
        break;
      }
      yield rest.subarray(HEADER_BYTES, HEADER_BYTES + payloadBytes);
      rest = rest.subarray(recordBytes);
      index += 1;
    }
    held = [rest];
    heldBytes = rest.length;
  }
  if (heldBytes > 0) throw new JobFault(`${where}: ends inside record ${index + 1}`);
}

function header(bytes: Uint8Array, index: number, where: string) {
  try {
    return readRecordHeader(bytes.subarray(0, HEADER_BYTES));
  } catch (error) {
    throw new JobFault(`${where}: record ${index + 1}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
