import { type Cause, fillIn, findCauses, symptoms } from "@byoa/conformance";
import type { SplitType } from "@byoa/contract";
import type { LogLine, TransformObservation } from "@byoa/platform";

const SEVERAL_LINES = "BATCH-REC-04";

/** A failed transform job's cause, in lines for people; none where nothing explains it. */
export function causeOfFailure(
  result: Pick<TransformObservation, "objects" | "settings" | "failureReason" | "log">,
  { splitType, contentType }: { readonly splitType: SplitType; readonly contentType: string | undefined },
): string[] {
  const errors = result.objects.map(({ error }) => error).filter((error) => error !== undefined);
  const lines = [...errors, ...(result.failureReason === undefined ? [] : [result.failureReason])];
  const [cause] = causesIn([...lines, ...result.log.map(({ text }: LogLine) => text)]);
  if (cause !== undefined) return told(cause);
  const refused = result.objects.some(
    ({ error, records, requests }) => error !== undefined && requests > 0 && records > requests,
  );
  if (!refused || splitType !== "Line" || !/json/i.test(contentType ?? "")) return [];
  // What the server says need not name the second line: that several came in one body is known here.
  const known = symptoms.find(({ role, requirements }) => role === "cause" && requirements[0] === SEVERAL_LINES);
  return known === undefined ? [] : told({ symptom: known, facts: {} }, "perhaps    ");
}

function causesIn(lines: readonly string[]): Cause[] {
  return findCauses(symptoms, lines).causes.filter(({ symptom }) => symptom.role === "cause");
}

function told({ symptom, facts }: Pick<Cause, "symptom" | "facts">, label = "cause      "): string[] {
  const [row] = symptom.requirements;
  return [
    `${label}${fillIn(symptom.cause, facts)}`,
    `fix        ${fillIn(symptom.fix, facts)}`,
    ...(row === undefined ? [] : [`more       byoa explain ${row}`]),
  ];
}
