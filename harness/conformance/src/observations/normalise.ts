import type { Outcome } from "../experiment/experiment.ts";
import type { CheckEvent } from "../run/event.ts";
import { hideCanary } from "../secrets/canary.ts";
import type { Redact } from "../secrets/redaction.ts";
import { plainText } from "../text/plain-text.ts";
import { withTexts } from "./with-texts.ts";

/** An outcome as it would be read back from its file: a saved run is judged on exactly what the live one was. */
export function normalise(outcome: Outcome, redact: Redact): Outcome {
  return withTexts(outcome, redact);
}

/** An event as it may be shown while the run goes on: its texts redacted, the canary too, and without what a terminal would obey. */
export function redactEvent(event: CheckEvent, redact: Redact): CheckEvent {
  return withTexts(event, (text) => plainText(hideCanary(redact(text))));
}
