import { limitSentence } from "@byoa/platform";
import { limitHitsIn } from "../report/limits-in.ts";
import { type Judgement, type NotTestable, notTestable } from "../requirement/judgement.ts";

/**
 * What a judge said, unless a limit of byoa was met in what it read: then the limit may be the cause, and on SageMaker the instance sets it.
 * Nothing is blamed on the image, and the finding names the limit and the flag that raises it.
 */
export function withinLimits<J extends Judgement>(
  judgement: J,
  observed: Readonly<Record<string, unknown>>,
): J | NotTestable {
  const seen = seenBy(judgement);
  if (seen === undefined) return judgement;
  const sentences = [...new Set(Object.values(observed).flatMap(limitHitsIn).map(limitSentence))];
  if (sentences.length === 0) return judgement;
  return notTestable(`${seen}; but ${sentences.join("; ")}. On SageMaker the instance type decides.`);
}

/** What counts against the image, or sends the user to look for other data. */
function seenBy(judgement: Judgement): string | undefined {
  if (judgement.kind === "broken") return judgement.finding;
  return judgement.kind === "not-testable" && judgement.needsData === true ? judgement.reason : undefined;
}
