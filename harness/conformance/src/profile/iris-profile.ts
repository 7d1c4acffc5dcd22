import { irisChannels } from "@byoa/iris";
import { readChannelFiles } from "./channel-files.ts";
import type { ChannelProfile, SampleRequest } from "./profile.ts";

/** The channels of an image of which nothing was declared: Iris, label first, as the built-in algorithms take CSV. */
export async function irisChannelProfiles(): Promise<ChannelProfile[]> {
  return Promise.all(
    Object.entries(irisChannels).map(async ([name, folder]) => ({
      name,
      contentType: "text/csv",
      files: await readChannelFiles([{ file: folder, where: "datasets/iris" }]),
      required: undefined,
      inputMode: "File" as const,
    })),
  );
}

/** One flower without its label: a setosa. */
export const irisRequest: SampleRequest = {
  name: "iris",
  contentType: "text/csv",
  accept: undefined,
  body: Buffer.from("5.1,3.5,1.4,0.2"),
  expect: undefined,
};
