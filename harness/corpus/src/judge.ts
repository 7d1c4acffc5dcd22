import { join } from "node:path";
import { type CheckResult, check, loadProfile, loadRecording, type Profile, saveRecording } from "@byoa/conformance";
import { openLocalPlatform, recordedPlatform, recordPlatform } from "@byoa/platform";
import { folderOf, type NamedImage, recordingOf, tagOf } from "./collection.ts";
import { trim } from "./trim.ts";

/** What the check of an image is told: its flags, and its byoa.yaml if it has one. */
export function profileOf({ name, flags, configuration }: NamedImage): Promise<Profile> {
  const folder = folderOf(name);
  const config = configuration === undefined ? undefined : join(folder, configuration);
  return loadProfile({ folder, config, flags: { ...flags, image: tagOf(name) } });
}

/** Checks an image on this machine's engine, as `byoa check` does; with `record`, its recording is written anew. */
export async function checkImage(image: NamedImage, { record }: { record: boolean }): Promise<CheckResult> {
  const profile = await profileOf(image);
  const recorder = recordPlatform(await openLocalPlatform());
  const result = await check({ profile, openPlatform: async () => recorder.platform });
  if (record) await saveRecording(recordingOf(image.name), trim(await recorder.recording()));
  return result;
}

/** Judges an image by its recording, in the time that the computing takes. */
export async function judgeRecording(image: NamedImage): Promise<CheckResult> {
  const [profile, recording] = await Promise.all([profileOf(image), loadRecording(recordingOf(image.name))]);
  return check({ profile, openPlatform: async () => recordedPlatform(recording) });
}
