import { expect, test } from "vitest";
import heldOut from "./held-out-messages.json" with { type: "json" };
import { measure, shares } from "./measure.ts";
import messages from "./messages.json" with { type: "json" };

test.each(measure(messages).map((measured) => [measured.message, measured] as const))(
  "%s leads where it belongs, or nowhere",
  (_message, { symptom, found }) => {
    expect(found).toBe(symptom);
  },
);

test("of the messages that no rule was written for, few lead to another fault", () => {
  const { precision, recall } = shares(measure(heldOut));
  expect(precision).toBeGreaterThanOrEqual(0.9);
  expect(recall).toBeGreaterThanOrEqual(0.7);
});
