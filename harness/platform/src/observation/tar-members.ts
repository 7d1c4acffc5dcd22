import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract, type Header } from "tar-stream";

/** A member of an archive: its header, and its bytes, which must be read to their end before the next one comes. */
export interface TarMember extends AsyncIterable<unknown> {
  readonly header: Header;
}

/** The members of a tar stream one after the other. What is wrong with the stream is thrown here, and nowhere else. */
export async function* tarMembers(archive: Readable): AsyncGenerator<TarMember> {
  const members = extract();
  const reading = pipeline(archive, members);
  // Whoever stops in the middle cuts the stream off: that is no fault.
  reading.catch(() => {});
  yield* members;
  await reading;
}

/** Reads over a member that nobody wants. */
export async function skip(member: TarMember): Promise<void> {
  for await (const _ of member);
}

/** A member's bytes as an iterable and no stream: pipeline would wait for ever for a member whose archive broke before it was asked for. */
export async function* memberBytes(member: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  yield* member;
}
