export { type LookedUp, lookUp } from "./look-up.ts";
export { AREAS, type Area, type Symptom } from "./symptom.ts";
export { symptoms } from "./symptoms.ts";
