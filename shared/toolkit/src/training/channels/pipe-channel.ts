import type { ChannelConfig } from "@byoa/contract";
import { readPipe } from "../pipes/read-pipe.ts";
import { decodeRecords } from "../rows/decode-records.ts";
import type { Channel, ChannelPart } from "./channel.ts";
import { openChannel } from "./epoch.ts";

/**
 * A channel in Pipe mode: one FIFO for each epoch. Where the job wraps its objects as RecordIO, each record is a piece of
 * its own, as a file would be.
 */
export function openPipeChannel(
  name: string,
  config: ChannelConfig,
  pipePath: (epoch: number) => string,
  signal: AbortSignal,
): Channel {
  async function* parts(epoch: number): AsyncGenerator<ChannelPart> {
    const path = pipePath(epoch);
    const bytes = readPipe(path, signal);
    if (config.RecordWrapperType !== "RecordIO") {
      yield { source: path, bytes, reusedBytes: readPipe(path, signal, { reuseChunks: true }) };
      return;
    }
    let record = 0;
    for await (const payload of decodeRecords(bytes, path)) {
      record += 1;
      yield { source: `${path} record ${record}`, bytes: once(payload) };
    }
  }
  const location = pipePath(0).replace(/0$/, "*");
  return openChannel({ name, inputMode: "Pipe", contentType: config.ContentType, config, location }, parts);
}

async function* once(payload: Uint8Array): AsyncGenerator<Uint8Array> {
  yield payload;
}
