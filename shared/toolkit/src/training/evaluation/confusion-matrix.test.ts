import { expect, test } from "vitest";
import { confusionText, tallyPredictions } from "./confusion-matrix.ts";

test("rows are counted by actual and predicted label; labels nobody knew come last", () => {
  const tally = tallyPredictions<string>(["no", "yes"]);
  for (const [actual, predicted] of [
    ["yes", "yes"],
    ["yes", "no"],
    ["maybe", "no"],
    ["no", "no"],
  ] as const) {
    tally.add(actual, predicted);
  }
  expect(confusionText("testing", tally.result())).toMatchInlineSnapshot(`
    "{
      "channel": "testing",
      "accuracy": 0.5,
      "columns": "predicted label",
      "rows": "actual label",
      "labels": ["no","yes","maybe"],
      "counts": [
        [1,0,0],
        [1,1,0],
        [1,0,0]
      ]
    }
    "
  `);
});
