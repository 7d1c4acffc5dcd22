import { mkdirSync, writeFileSync } from "node:fs";
import { irisChannels } from "./files.ts";
import { channelText, splitIris } from "./split.ts";

// Writes training/iris.csv and testing/iris.csv anew from iris.csv: node datasets/iris/src/write-channels.ts
const split = splitIris();
for (const channel of ["training", "testing"] as const) {
  mkdirSync(irisChannels[channel], { recursive: true });
  writeFileSync(`${irisChannels[channel]}/iris.csv`, channelText(split[channel]));
  console.log(`${irisChannels[channel]}/iris.csv: ${split[channel].length} rows`);
}
