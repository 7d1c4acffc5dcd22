import heldOut from "./held-out-messages.json" with { type: "json" };
import { measure, shares } from "./measure.ts";
import known from "./messages.json" with { type: "json" };

// node harness/conformance/src/explanation/messages/print-figures.ts
for (const [name, messages] of [
  ["messages", known],
  ["held out", heldOut],
] as const) {
  const measured = measure(messages);
  const { precision, recall } = shares(measured);
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  console.log(`${name}: ${messages.length} messages, precision ${percent(precision)}, recall ${percent(recall)}`);
  for (const { message, symptom, found, verdict } of measured) {
    if (verdict !== "right")
      console.log(`  ${verdict}: ${message.slice(0, 120)}\n    expected ${symptom}, found ${found}`);
  }
}
