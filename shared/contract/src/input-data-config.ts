import { z } from "zod";

/** Name of a channel: 1 to 64 of these characters. Source: API model, `Channel.ChannelName`. */
export const CHANNEL_NAME_PATTERN = /^[A-Za-z0-9.\-_]{1,64}$/;
export const CHANNEL_LIMIT = 20;

export const INPUT_MODES = ["File", "FastFile", "Pipe"] as const;
export const inputMode = z.enum(INPUT_MODES);
export type InputMode = z.infer<typeof inputMode>;

export const distributionType = z.enum(["FullyReplicated", "ShardedByS3Key"]);
export type DistributionType = z.infer<typeof distributionType>;

export const recordWrapperType = z.enum(["None", "RecordIO"]);
export type RecordWrapperType = z.infer<typeof recordWrapperType>;

/** One channel of `inputdataconfig.json`. A reader accepts keys it does not know and the absence of all but the mode. */
export const channelConfig = z.looseObject({
  ContentType: z.string().optional(),
  TrainingInputMode: inputMode,
  S3DistributionType: distributionType.optional(),
  RecordWrapperType: recordWrapperType.optional(),
});
export type ChannelConfig = z.infer<typeof channelConfig>;

/** `inputdataconfig.json`: channel name to its configuration; `{}` when the job has no channels. */
export const inputDataConfigFile = z.record(z.string(), channelConfig);
export type InputDataConfigFile = z.infer<typeof inputDataConfigFile>;

/** A channel as the platform writes it, keys in the platform's order. */
export function platformChannelConfig(channel: {
  readonly contentType?: string | undefined;
  readonly inputMode: InputMode;
  readonly distribution?: DistributionType | undefined;
  readonly recordWrapper?: RecordWrapperType | undefined;
}): ChannelConfig {
  return {
    ...(channel.contentType === undefined ? {} : { ContentType: channel.contentType }),
    TrainingInputMode: channel.inputMode,
    S3DistributionType: channel.distribution ?? "FullyReplicated",
    RecordWrapperType: channel.recordWrapper ?? "None",
  };
}
