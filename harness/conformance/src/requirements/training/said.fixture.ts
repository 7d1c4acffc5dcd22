import type { Judgement } from "../../requirement/judgement.ts";

/** A judgement in one line, for snapshots. */
export function said(judgement: Judgement): string {
  switch (judgement.kind) {
    case "pass":
      return ["pass", ...judgement.notes.map((note) => `(${note})`)].join(" ");
    case "broken":
      return `${judgement.onlyWarning !== undefined ? "doubtful" : "broken"}: ${judgement.finding}`;
    case "not-applicable":
      return `not applicable: ${judgement.reason}`;
    case "not-testable":
      return `${judgement.needsData === true ? "needs data" : `not testable behind ${judgement.blockedBy}`}: ${judgement.reason}`;
  }
}
