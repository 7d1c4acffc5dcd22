import type { ChannelInput, TrainingObservation } from "@byoa/platform";
import type { Profile } from "../../profile/profile.ts";
import { biggerChannel, channelBytes } from "./channel-files.ts";
import { ordinaryChannels } from "./request.ts";

/** How a job is made to last until it is stopped. */
export type Lengthening =
  | { readonly kind: "as-it-is" }
  | { readonly kind: "pipe-held" }
  /** It gets this share of a processor. */
  | { readonly kind: "slow-motion"; readonly share: number }
  | { readonly kind: "bigger-channel"; readonly factor: number };

/** The channels of the profile, lengthened; undefined where that is not possible. */
export async function lengthened(profile: Profile, lengthening: Lengthening): Promise<ChannelInput[] | undefined> {
  const channels = ordinaryChannels(profile);
  const main = channels[mainChannel(profile.channels)];
  if (lengthening.kind === "as-it-is" || lengthening.kind === "slow-motion") return channels;
  if (main === undefined) return undefined;
  if (lengthening.kind === "pipe-held") {
    const holdAfterBytes = Math.floor((await channelBytes(main)) / 2);
    return channels.map((channel) => ({
      ...channel,
      inputMode: "Pipe" as const,
      ...(channel === main ? { pipe: { holdAfterBytes } } : {}),
    }));
  }
  const bigger = await biggerChannel(main, lengthening.factor);
  return bigger === undefined ? undefined : channels.map((channel) => (channel === main ? bigger : channel));
}

/** The channel that is learned from: the required one, else the one that is called so, else the first. */
export function mainChannel(
  channels: readonly { readonly name: string; readonly required: boolean | undefined }[],
): number {
  const required = channels.findIndex((channel) => channel.required === true);
  const called = channels.findIndex(({ name }) => /train/i.test(name));
  return required >= 0 ? required : Math.max(0, called);
}

/** How long a job's last container ran, in milliseconds. */
export const lastedMs = (job: TrainingObservation): number => Math.max(0, ...job.hosts.map(({ exit }) => exit.atMs));
