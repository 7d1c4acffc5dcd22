import { z } from "zod";
import { CONDITIONS } from "./condition.ts";

const verdict = z.object({
  kind: z.string(),
  finding: z.string().optional(),
  dependsOn: z.string().optional(),
  tooBusy: z.boolean().optional(),
});

/** One whole check: a line of the results' file. */
export const resultSchema = z.object({
  /** The state of the harness: results of another one are not compared with these. */
  version: z.string(),
  subject: z.string(),
  condition: z.enum(CONDITIONS),
  at: z.string(),
  durationMs: z.number(),
  conclusion: z.string(),
  verdicts: z.record(z.string(), verdict),
});
export type Result = z.infer<typeof resultSchema>;
export type Judged = Pick<Result, "conclusion" | "durationMs" | "verdicts">;
