import type { Outcome } from "../experiment/experiment.ts";
import type { CheckEvent } from "../run/event.ts";
import { hideCanary } from "../secrets/canary.ts";
import type { Redact } from "../secrets/redaction.ts";
import { withTexts } from "./with-texts.ts";

/** An outcome as it would be read back from its file: a saved run is judged on exactly what the live one was. */
export function normalise(outcome: Outcome, redact: Redact): Outcome {
  return withTexts(outcome, redact);
}

/** An event with its texts redacted, the canary too; its numbers stay as they are. */
export function redactEvent(event: CheckEvent, redact: Redact): CheckEvent {
  return withTexts(event, (text) => hideCanary(redact(text)));
}
