import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { encodeRecord } from "@byoa/contract";
import { PlatformError } from "../../platform-error.ts";
import { fileBytes } from "../file-bytes.ts";
import type { ChannelFile, ChannelInput } from "../training-request.ts";

/** The bytes that one epoch of a channel carries: its objects in order, unzipped and wrapped as the channel says. */
export async function* epochBytes(channel: ChannelInput): AsyncGenerator<Buffer> {
  for (const file of channel.files) {
    if (channel.recordWrapper === "RecordIO") yield Buffer.from(encodeRecord(await wholeObject(channel, file)));
    else yield* objectBytes(channel, file);
  }
}

async function* objectBytes(channel: ChannelInput, file: ChannelFile): AsyncGenerator<Buffer> {
  const gzipped = channel.compression === "Gzip";
  if (Buffer.isBuffer(file.content) && !gzipped) {
    yield file.content;
    return;
  }
  const source = Buffer.isBuffer(file.content) ? [file.content] : fileBytes(file.content.file);
  const bytes = gzipped ? unzipped(Readable.from(source)) : source;
  try {
    for await (const chunk of bytes) yield chunk;
  } catch (error) {
    const what = gzipped ? "cannot be unzipped" : "cannot be read";
    throw new PlatformError(
      "input-not-readable",
      `Object ${file.path} of channel ${channel.name} ${what}: ${String(error)}`,
      { cause: error },
    );
  }
}

function unzipped(source: Readable): Readable {
  const gunzip = createGunzip();
  source.on("error", (error) => gunzip.destroy(error));
  return source.pipe(gunzip);
}

async function wholeObject(channel: ChannelInput, file: ChannelFile): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of objectBytes(channel, file)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
