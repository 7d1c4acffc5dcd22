import type { Evidence } from "../requirement/evidence.ts";
import type { Judgement } from "../requirement/judgement.ts";
import type { RequirementId } from "../requirement/requirement-ids.ts";
import { fillIn } from "../symptoms/fill-in.ts";
import { findCauses } from "../symptoms/find-causes.ts";
import { isWarning } from "../symptoms/noise.ts";
import { symptoms } from "../symptoms/symptoms.ts";

/** Rows that anything can break: whatever the program says to have gone wrong broke them, and its fix is theirs. */
const BROKEN_BY_ANYTHING: ReadonlySet<string> = new Set<RequirementId>([
  "IMG-TRAIN-03",
  "IMG-SERVE-04",
  "TRAIN-EXIT-01",
  "HOST-PORT-01",
  "HOST-PING-06",
  "INV-OK-01",
]);
/** Evidence of what the image is and where it listens: no words of a program. */
const NOT_SAID: ReadonlySet<string> = new Set(["image", "listens inside", "GET /ping"]);

/**
 * The fix that the evidence calls for; undefined: the row's own. The judge's comes first, then, in rows that anything breaks, that of the
 * likeliest cause that `byoa explain` finds in what the program said, then the one that the judge has for want of a better.
 */
export function relevantFix(id: string, judgement: Extract<Judgement, { kind: "broken" }>): string | undefined {
  const { fix, fallbackFix } = judgement;
  if (fix !== undefined || !BROKEN_BY_ANYTHING.has(id)) return fix ?? fallbackFix;
  const { causes } = findCauses(symptoms, [...judgement.evidence.flatMap(linesOf), judgement.finding]);
  const cause = causes.find(
    ({ symptom, quote }) => symptom.role === "cause" && symptom.outside === undefined && !isWarning(quote),
  );
  return cause === undefined ? fallbackFix : fillIn(cause.symptom.fix, cause.facts);
}

function linesOf({ label, text }: Evidence): string[] {
  if (NOT_SAID.has(label)) return [];
  return label === "exit code" ? [`exit code ${text}`] : text.split("\n");
}
