export { IRIS_CHECKSUMS, irisChannels, irisFile, irisFolder } from "./files.ts";
export { type IrisRow, irisRows } from "./rows.ts";
export { IRIS_FEATURES, IRIS_SPECIES, type IrisSpecies } from "./species.ts";
export { channelText, splitIris } from "./split.ts";
