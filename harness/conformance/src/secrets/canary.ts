import { CANARY } from "../experiments/training/train-on-sample.ts";
import type { Redact } from "./redaction.ts";

const HIDDEN_CANARY = `[${CANARY.name} redacted]`;

/** The canary is looked for by a judge, so it stays in memory, and is hidden in everything that is written. */
export const hideCanary: Redact = (text) => text.replaceAll(CANARY.value, HIDDEN_CANARY);

/** The inverse, for judging a saved run. */
export const showCanary: Redact = (text) => text.replaceAll(HIDDEN_CANARY, CANARY.value);
