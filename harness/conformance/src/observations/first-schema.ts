import { z } from "zod";
import type { ConcludedThen } from "../experiment/not-run.ts";

/**
 * How schema version 1 wrote that an experiment left nothing: with the verdict of whatever needed it, which its experiments drew
 * themselves. The verdict stays as it was: what it rested on was not always recorded.
 */
export const firstNotRun = z.object({
  kind: z.literal("not-run"),
  because: z
    .object({
      kind: z.enum(["not-applicable", "not-testable"]),
      reason: z.string(),
      behind: z.string().optional(),
      needsData: z.boolean().optional(),
    })
    .transform(
      ({ kind, reason, behind, needsData }): ConcludedThen => ({
        kind: "concluded-then",
        verdict: kind,
        reason,
        ...(behind === undefined ? {} : { blockedBy: behind }),
        ...(needsData === undefined ? {} : { needsData }),
      }),
    ),
});
