export { fillIn } from "./fill-in.ts";
export { type Cause, type CausesFound, causeFinder, findCauses, type UnrecognisedLine } from "./find-causes.ts";
export { readLog } from "./read-log.ts";
export type { RowId } from "./row-ids.ts";
export { AREAS, type Area, type Facts, type Symptom } from "./symptom.ts";
export { symptoms } from "./symptoms.ts";
