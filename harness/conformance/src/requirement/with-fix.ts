import type { Judgement } from "./judgement.ts";

/** The same judgement, with the fix that its evidence calls for in place of the row's own; one that found no fault stays as it is. */
export const withFix = (fix: string | undefined, judgement: Judgement): Judgement =>
  judgement.kind === "broken" && fix !== undefined ? { ...judgement, fix } : judgement;

/** The same, for where what the program said shows no better one. */
export const withFallbackFix = (fallbackFix: string | undefined, judgement: Judgement): Judgement =>
  judgement.kind === "broken" && fallbackFix !== undefined ? { ...judgement, fallbackFix } : judgement;
