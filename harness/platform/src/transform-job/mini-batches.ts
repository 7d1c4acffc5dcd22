import type { BatchStrategy } from "@byoa/contract";
import { SplitError } from "./split-records.ts";

/** The records of one request. */
export interface MiniBatch {
  readonly records: readonly Buffer[];
}

/**
 * Puts records together into requests: as many as fit into `maxBytes` (Infinity: all of an object), or one each.
 * Throws SplitError when a record alone is larger than that.
 */
export async function* miniBatches(
  records: AsyncIterable<Buffer>,
  { strategy, maxBytes }: { readonly strategy: BatchStrategy; readonly maxBytes: number },
): AsyncGenerator<MiniBatch> {
  let batch: Buffer[] = [];
  let bytes = 0;
  let number = 0;
  for await (const record of records) {
    number += 1;
    if (record.length > maxBytes)
      throw new SplitError(`record ${number} has ${record.length} bytes, MaxPayloadInMB allows ${maxBytes}`);
    const full = batch.length > 0 && (strategy === "SingleRecord" || bytes + record.length > maxBytes);
    if (full) {
      yield { records: batch };
      batch = [];
      bytes = 0;
    }
    batch.push(record);
    bytes += record.length;
  }
  if (batch.length > 0) yield { records: batch };
}
