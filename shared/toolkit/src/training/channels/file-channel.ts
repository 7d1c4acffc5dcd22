import { createReadStream } from "node:fs";
import { basename } from "node:path";
import type { ChannelConfig } from "@byoa/contract";
import { log } from "../log.ts";
import type { Channel, ChannelPart } from "./channel.ts";
import { channelFiles } from "./channel-files.ts";
import { openChannel } from "./epoch.ts";

const CHUNK_BYTES = 1024 * 1024;

/** A channel in File or FastFile mode: every file of its folder, in the order of their paths. */
export function openFileChannel(name: string, config: ChannelConfig, folder: string, signal: AbortSignal): Channel {
  async function* parts(epoch: number): AsyncGenerator<ChannelPart> {
    const { data, foreign } = channelFiles(folder);
    if (epoch === 0 && foreign.length > 0) {
      log(`channel ${name}: left aside ${foreign.map((path) => basename(path)).join(", ")}`);
    }
    for (const file of data) yield { source: file, bytes: fileBytes(file, signal) };
  }
  const facts = {
    name,
    inputMode: config.TrainingInputMode,
    contentType: config.ContentType,
    config,
    location: folder,
  };
  return openChannel(facts, parts);
}

/** Opened only when it is looped over. */
async function* fileBytes(file: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file, { signal, highWaterMark: CHUNK_BYTES });
}
