import { expect, test } from "vitest";
import { measure } from "./measure.ts";
import messages from "./messages.json" with { type: "json" };

test.each(measure(messages).map((measured) => [measured.message, measured] as const))(
  "%s leads where it belongs, or nowhere",
  (_message, { symptom, found }) => {
    expect(found).toBe(symptom);
  },
);
