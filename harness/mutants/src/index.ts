export { baseConfiguration, buildMutant, buildPlain } from "./build.ts";
export { allMutants } from "./collection.ts";
export { type CheckMutantOptions, checkMutantFolder } from "./lab/check-mutant-folder.ts";
export type { PairResult } from "./lab/judge-pair.ts";
export { MUTANT_FILE } from "./lab/own-mutant.ts";
export { REQUIREMENT_FILE } from "./lab/own-requirement.ts";
export { restsOnTime } from "./rests-on-time.ts";
