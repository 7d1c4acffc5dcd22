import { stat } from "node:fs/promises";
import type { TrainingRequestFacts } from "../observation/training-observation.ts";
import { PlatformError } from "../platform-error.ts";
import type { ChannelInput, TrainingRequest } from "./training-request.ts";

/** The request without its data. Throws PlatformError `input-not-readable` for an object that is not there. */
export async function requestFacts(request: TrainingRequest): Promise<TrainingRequestFacts> {
  return {
    jobName: request.jobName,
    image: request.image,
    hyperparameters: request.hyperparameters,
    environment: request.environment ?? {},
    channels: await Promise.all(request.channels.map(channelFacts)),
    network: request.network ?? "none",
  };
}

async function channelFacts(channel: ChannelInput): Promise<TrainingRequestFacts["channels"][number]> {
  const sizes = await Promise.all(
    channel.files.map(async ({ path, content }) => {
      if (Buffer.isBuffer(content)) return content.length;
      const facts = await stat(content.file).catch((cause: unknown) => {
        throw new PlatformError(
          "input-not-readable",
          `Object ${path} of channel ${channel.name} is not there: ${content.file}`,
          { cause },
        );
      });
      return facts.size;
    }),
  );
  return {
    name: channel.name,
    inputMode: channel.inputMode,
    ...(channel.contentType === undefined ? {} : { contentType: channel.contentType }),
    fileCount: channel.files.length,
    sizeBytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}
