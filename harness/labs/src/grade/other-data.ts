import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Profile, ProfileFlags } from "@byoa/conformance";
import { channelText, irisRows } from "@byoa/iris";
import type { Lab } from "../lab/lab.ts";

/** Of each species every row with this place goes to `testing`: another tenth than students have. */
const TESTING_FROM = 2;
const TESTING_EVERY = 5;

/**
 * Writes Iris into a folder as no student has it: other rows in each channel, in another order, over two files of other names.
 * Gives the flags that put it in the place of the channels `training` and `testing`, with the lab's other hyperparameters.
 */
export async function otherData(folder: string, lab: Lab, profile: Profile): Promise<ProfileFlags> {
  const rows = irisRows();
  const isTesting = (index: number) => index % TESTING_EVERY === TESTING_FROM;
  const channels = {
    training: rows.filter((_, index) => !isTesting(index)).reverse(),
    testing: rows.filter((_, index) => isTesting(index)).reverse(),
  };
  const declared = Object.entries(channels).filter(([name]) =>
    profile.channels.some((channel) => channel.name === name),
  );
  const inputs = await Promise.all(
    declared.map(async ([name, all]) => {
      const place = join(folder, name);
      await mkdir(place, { recursive: true });
      const half = Math.ceil(all.length / 2);
      await writeFile(join(place, "part-0.csv"), channelText(all.slice(0, half)));
      await writeFile(join(place, "part-1.csv"), channelText(all.slice(half)));
      return `${name}=${place}`;
    }),
  );
  // A channel that is given leaves none of the others in place: those that are not Iris are named again.
  const others = profile.channels.filter(({ name }) => !declared.some(([known]) => known === name));
  const kept = others.flatMap(({ name, files }) =>
    files.flatMap(({ content }) => ("file" in content ? [`${name}=${content.file}`] : [])),
  );
  const hp = Object.entries(lab.grading.hyperparameters).map(([name, value]) => `${name}=${value}`);
  return { ...(inputs.length === 0 ? {} : { input: [...inputs, ...kept] }), hp };
}
