import type { ChannelConfig, InputMode } from "@byoa/contract";
import type { CsvRow } from "../rows/csv-rows.ts";

/** One piece of an epoch: a file, a FIFO, or a record that wraps one object. */
export interface ChannelPart {
  /** Path of the file or FIFO, with the record's number where it is one; for messages. */
  readonly source: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The same bytes from memory that is filled again: a chunk is valid until the next is asked for. Absent: `bytes` is as fast. */
  readonly reusedBytes?: AsyncIterable<Uint8Array>;
}

/** One pass over a channel's data. Whichever of the three is looped over first takes the data; in Pipe mode it comes once. */
export interface Epoch {
  /** 0, 1, 2, … */
  readonly index: number;
  /** The pieces in order. Each must be read, or left, before the next is asked for. */
  parts(): AsyncGenerator<ChannelPart>;
  /**
   * All bytes, one piece after the other. With `reuseChunks`, for speed in Pipe mode, a chunk is valid only until the next
   * is asked for: what is to stay must be copied.
   */
  bytes(options?: { readonly reuseChunks?: boolean }): AsyncGenerator<Uint8Array>;
  /** All rows of comma-separated values. */
  rows(): AsyncGenerator<CsvRow>;
}

/** A channel of the job, read alike in every input mode. */
export interface Channel {
  readonly name: string;
  readonly inputMode: InputMode;
  readonly contentType: string | undefined;
  readonly config: ChannelConfig;
  /** Folder of the channel, or the FIFOs' common prefix; for messages. */
  readonly location: string;
  /** The next pass: in Pipe mode the next FIFO, which is opened when the data are asked for. */
  nextEpoch(): Epoch;
  /** Pass after pass without end; leave the loop when enough. */
  epochs(): Generator<Epoch>;
  /** The rows of the next pass. */
  rows(): AsyncGenerator<CsvRow>;
}
