import { hideCanary } from "../secrets/canary.ts";
import type { Redact } from "../secrets/redaction.ts";
import { plainText } from "../text/plain-text.ts";
import { withTexts } from "../text/with-texts.ts";
import type { CheckEvent } from "./event.ts";

/** An event as it may be shown while the run goes on: its texts redacted, the canary too, and without what a terminal would obey. */
export function redactEvent(event: CheckEvent, redact: Redact): CheckEvent {
  return withTexts(event, (text) => plainText(hideCanary(redact(text))));
}
