import type { TrainingRequestFacts } from "../observation/training-observation.ts";
import { networkOf } from "./config-files.ts";
import { fileEntries } from "./input-content.ts";
import type { ChannelInput, TrainingRequest } from "./training-request.ts";

/** The request without its data. Throws PlatformError `input-not-readable` for an object that is not there. */
export async function requestFacts(request: TrainingRequest): Promise<TrainingRequestFacts> {
  return {
    jobName: request.jobName,
    image: request.image,
    hyperparameters: request.hyperparameters,
    environment: request.environment ?? {},
    channels: await Promise.all(request.channels.map(channelFacts)),
    network: networkOf(request),
  };
}

async function channelFacts(channel: ChannelInput): Promise<TrainingRequestFacts["channels"][number]> {
  const entries = await fileEntries(channel.name, channel.files);
  const sizes = entries.map(({ content }) => (Buffer.isBuffer(content) ? content.length : content.sizeBytes));
  return {
    name: channel.name,
    inputMode: channel.inputMode,
    ...(channel.contentType === undefined ? {} : { contentType: channel.contentType }),
    fileCount: channel.files.length,
    sizeBytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}
