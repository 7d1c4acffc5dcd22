import type { Condition } from "./condition.ts";
import type { Result } from "./result.ts";

/** A requirement of an image, or its conclusion, of which different things were said. */
export interface Difference {
  readonly subject: string;
  /** A requirement, or `conclusion`. */
  readonly id: string;
  readonly said: readonly Said[];
}

/** One of the things that were said, and when. */
export interface Said {
  readonly kind: string;
  readonly finding: string | undefined;
  readonly conditions: readonly Condition[];
}

type Verdict = Result["verdicts"][string];

/** No verdict, because the machine could not say, or could not say what this one depends on: counted apart. */
function isBusy({ kind, tooBusy, dependsOn }: Verdict, all: Result["verdicts"]): boolean {
  if (kind !== "not-testable") return false;
  const root = dependsOn === undefined ? undefined : all[dependsOn];
  return tooBusy === true || (root !== undefined && isBusy(root, all));
}

/** How many verdicts of a check the machine was too busy for. */
export const busyCount = ({ verdicts }: Result): number =>
  Object.values(verdicts).filter((verdict) => isBusy(verdict, verdicts)).length;

/** Every verdict that differed between the checks of one image, whatever the load. */
export function differences(results: readonly Result[]): Difference[] {
  return Object.values(Object.groupBy(results, ({ subject }) => subject)).flatMap((checks = []) => {
    const ids = [...new Set(checks.flatMap(({ verdicts }) => Object.keys(verdicts)))];
    return [
      ...ids.map((id) => differenceOf(checks, id, ({ verdicts }) => verdicts[id] ?? { kind: "absent" })),
      // A check that was too busy for some verdicts may be inconclusive for it.
      differenceOf(
        checks.filter((check) => busyCount(check) === 0),
        "conclusion",
        ({ conclusion }) => ({ kind: conclusion }),
      ),
    ].filter(({ said }) => said.length > 1);
  });
}

function differenceOf(checks: readonly Result[], id: string, verdictOf: (check: Result) => Verdict): Difference {
  const judged = checks
    .map((check) => ({ condition: check.condition, verdict: verdictOf(check), all: check.verdicts }))
    .filter(({ verdict, all }) => !isBusy(verdict, all));
  const said = Object.entries(Object.groupBy(judged, ({ verdict }) => verdict.kind)).map(([kind, group = []]) => ({
    kind,
    finding: group.find(({ verdict }) => verdict.finding !== undefined)?.verdict.finding,
    conditions: group.map(({ condition }) => condition),
  }));
  return { subject: checks[0]?.subject ?? "", id, said };
}
