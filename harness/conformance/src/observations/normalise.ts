import type { Outcome } from "../experiment/experiment.ts";
import type { CheckEvent } from "../run/event.ts";
import { fromPlain, toPlain } from "./plain.ts";
import { hideCanary, type Redact } from "./redaction.ts";

/** An outcome as it would be read back from its file: a saved run is judged on exactly what the live one was. */
export function normalise(outcome: Outcome, redact: Redact): Outcome {
  // `toPlain` and back keeps the shape; only texts change.
  return fromPlain(toPlain(outcome, redact)) as Outcome;
}

/** An event with its texts redacted, the canary too; its numbers stay as they are. */
export function redactEvent(event: CheckEvent, redact: Redact): CheckEvent {
  return fromPlain(toPlain(event, (text) => hideCanary(redact(text)))) as CheckEvent;
}
