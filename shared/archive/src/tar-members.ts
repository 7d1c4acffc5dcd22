import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract, type Header } from "tar-stream";

/** A member of an archive: its header, and its bytes, which must be read to their end before the next one comes. */
export interface TarMember extends AsyncIterable<unknown> {
  readonly header: Header;
}

/** Where reading stopped, and which member it did not read. */
export interface ReadCut {
  readonly limit: "members" | "bytes";
  readonly header: Header;
}

export interface ReadOptions {
  /** Beyond them reading stops: the member that exceeds one is not read, nor what comes after it. Default: none. */
  readonly limits?: { readonly members: number; readonly bytes: number } | undefined;
  readonly onCut?: (cut: ReadCut) => void;
  /** Aborting it ends the reading with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** The members of a tar stream one after the other. What is wrong with the stream is thrown here, and nowhere else. */
export async function* tarMembers(
  archive: Readable,
  { limits, onCut, signal }: ReadOptions = {},
): AsyncGenerator<TarMember> {
  const members = extract();
  const reading = pipeline(archive, members, signal === undefined ? {} : { signal });
  // Who stops in the middle cuts the stream off: that is no fault, neither of the reading nor of the source.
  reading.catch(() => {});
  archive.on("error", () => {});
  let count = 0;
  let bytes = 0;
  for await (const member of members) {
    count += 1;
    bytes += member.header.size;
    if (limits !== undefined && (count > limits.members || bytes > limits.bytes)) {
      archive.destroy();
      onCut?.({ limit: count > limits.members ? "members" : "bytes", header: member.header });
      return;
    }
    let wantsMore = false;
    try {
      yield member;
      wantsMore = true;
    } finally {
      if (!wantsMore) archive.destroy();
    }
  }
  await reading;
}

/** Reads over a member that nobody wants. */
export async function skip(member: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of member);
}

/** A member's bytes as an iterable and no stream: pipeline would wait for ever for a member whose archive broke before it was asked for. */
export async function* memberBytes(member: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  yield* member;
}
