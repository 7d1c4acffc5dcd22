import type { RequirementId } from "./requirement-ids.ts";

/** A fault that several requirements can show. Two findings have one cause when `kind` and `of` are the same. */
export interface Cause {
  /** For example `shell-is-process-1`. */
  readonly kind: string;
  /** What it is about: the shell, the program that is missing, the line of the log. */
  readonly of: string;
  /** The requirement whose fix mends the cause, where one is about the cause itself: it reports it when it does not hold either. */
  readonly reportedBy?: RequirementId;
}
