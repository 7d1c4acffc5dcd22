import { csvRows } from "../rows/csv-rows.ts";
import type { Channel, ChannelPart, Epoch } from "./channel.ts";

/** An epoch from its pieces. */
function openEpoch(index: number, parts: () => AsyncGenerator<ChannelPart>): Epoch {
  return {
    index,
    parts,
    async *bytes({ reuseChunks = false } = {}) {
      for await (const part of parts()) yield* reuseChunks ? (part.reusedBytes ?? part.bytes) : part.bytes;
    },
    async *rows() {
      for await (const part of parts()) yield* csvRows(part.bytes, part.source);
    },
  };
}

/** A channel from what differs between the modes: the pieces of its n-th epoch. */
export function openChannel(
  facts: Pick<Channel, "name" | "inputMode" | "contentType" | "config" | "location">,
  parts: (epoch: number) => AsyncGenerator<ChannelPart>,
): Channel {
  let next = 0;
  function nextEpoch(): Epoch {
    const index = next;
    next += 1;
    return openEpoch(index, () => parts(index));
  }
  return {
    ...facts,
    nextEpoch,
    *epochs() {
      while (true) yield nextEpoch();
    },
    rows: () => nextEpoch().rows(),
  };
}
