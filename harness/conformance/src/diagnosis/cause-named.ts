import type { Cause } from "../requirement/cause.ts";
import type { RequirementId } from "../requirement/requirement-ids.ts";
import type { CauseOfFailure } from "./cause-of-failure.ts";

/** Requirements that are about a cause itself. */
const REPORTED_BY: Partial<Record<CauseOfFailure["kind"], RequirementId>> = {
  "toolkit-variable": "TRAIN-ENV-03",
  network: "SEC-NET-01",
  permission: "IMG-USER-11",
  "shared-memory": "SEC-RES-03",
};

/** The cause of a failure, named so that the same one in another container is found to be the same. A signal alone names none. */
export function causeNamed(failure: CauseOfFailure | undefined): Cause | undefined {
  if (failure === undefined || failure.kind === "killed" || failure.kind === "out-of-memory") return undefined;
  const reportedBy = REPORTED_BY[failure.kind];
  const of = "name" in failure ? failure.name : failure.line.trim();
  return { kind: failure.kind, of, ...(reportedBy === undefined ? {} : { reportedBy }) };
}
