import type { Conclusion } from "../report/report.ts";

/** What `byoa check` ends with. This module imports nothing at run time: the command reads it before anything else is loaded. */
export const EXIT_CODES = {
  conformant: 0,
  "not-conformant": 1,
  usage: 2,
  error: 3,
  inconclusive: 4,
  interrupted: 130,
} as const satisfies Record<Conclusion | "usage" | "interrupted", number>;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];
