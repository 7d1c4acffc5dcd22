import { hosting } from "./hosting.ts";
import { requests } from "./requests.ts";
import { starting } from "./starting.ts";
import type { Symptom } from "./symptom.ts";
import { training } from "./training.ts";

/** Every symptom that is known, by area. */
export const symptoms: readonly Symptom[] = [...starting, ...training, ...hosting, ...requests];
