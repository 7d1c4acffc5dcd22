import type { Conclusion, Verdict, VerdictKind } from "./report.ts";

/** How often each verdict was given. */
export function countVerdicts(verdicts: readonly Verdict[]): Record<VerdictKind, number> {
  const counts: Record<VerdictKind, number> = {
    pass: 0,
    fail: 0,
    warn: 0,
    "not-applicable": 0,
    "not-testable": 0,
    error: 0,
  };
  for (const { verdict } of verdicts) counts[verdict] += 1;
  return counts;
}

/**
 * The conclusion of the whole run. A failure outranks a fault of the harness: the image is not conformant whatever the rest says.
 * A MUST that applies and could not be looked at leaves the run inconclusive, and so do a machine that was too busy for any verdict and a
 * run in which nothing applied. With `strict` a SHOULD does the same, unless it stands behind a warning, which has said it.
 */
export function conclude(verdicts: readonly Verdict[], strict: boolean): Conclusion {
  const counts = countVerdicts(verdicts);
  if (counts.fail > 0 || (strict && counts.warn > 0)) return "not-conformant";
  if (counts.error > 0) return "error";
  if (verdicts.some((verdict) => leavesOpen(verdict, verdicts, strict)) || counts.pass + counts.warn === 0)
    return "inconclusive";
  return "conformant";
}

function leavesOpen(
  { verdict, level, dependsOn, tooBusy }: Verdict,
  all: readonly Verdict[],
  strict: boolean,
): boolean {
  if (verdict !== "not-testable") return false;
  return (
    level === "MUST" ||
    tooBusy === true ||
    (strict && !all.some((other) => other.id === dependsOn && other.verdict === "warn"))
  );
}
