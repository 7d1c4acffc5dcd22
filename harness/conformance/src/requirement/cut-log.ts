import type { TrainingObservation } from "@byoa/platform";
import { firstHost } from "./evidence-of-training.ts";
import { type NotTestable, notTestable } from "./judgement.ts";

/** True when a part of the log was not kept: what is not found in it may have stood there. */
export const isCut = (job: TrainingObservation): boolean => firstHost(job).logLoss !== undefined;

/** The verdict where only the missing part of the log could tell. */
export const onlyTheMissingLogTells = (what: string): NotTestable =>
  notTestable(`${what}, and the log is longer than what was kept of it: give a larger --log-limit`);
