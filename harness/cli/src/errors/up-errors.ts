import type { UpErrorCode } from "@byoa/api/up-error";
import type { ErrorEntry } from "./error-entry.ts";

/** Why `byoa up` cannot start. */
export const upErrors: Readonly<Record<UpErrorCode, ErrorEntry>> = {
  "up-already-runs": {
    exit: 2,
    meaning: "Another `byoa up` has the same state folder open.",
    next: "Use that one, end it, or give another `--state-dir` and `--port`.",
  },
  "state-newer": {
    exit: 2,
    meaning: "The state folder of `byoa up` was written by a newer byoa.",
    next: "Update byoa, give another `--state-dir`, or remove the state with `byoa up --reset`.",
  },
  "state-not-usable": {
    exit: 2,
    meaning: "The state folder of `byoa up` cannot be made, read or written.",
    next: "The line has the reason; give another `--state-dir`.",
  },
};
