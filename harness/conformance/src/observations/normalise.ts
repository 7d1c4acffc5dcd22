import type { Outcome } from "../experiment/experiment.ts";
import type { Redact } from "../secrets/redaction.ts";
import { withTexts } from "../text/with-texts.ts";

/** An outcome as it would be read back from its file: a saved run is judged on exactly what the live one was. */
export function normalise(outcome: Outcome, redact: Redact): Outcome {
  return withTexts(outcome, redact);
}
