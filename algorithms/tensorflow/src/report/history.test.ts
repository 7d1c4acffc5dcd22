import { expect, test } from "vitest";
import { historyText } from "./history.ts";

test("one epoch a line, with the columns that there are", () => {
  expect(
    historyText([
      { epoch: 1, loss: 1.25, accuracy: 0.5, val_loss: 1.5, val_accuracy: 0.4 },
      { epoch: 2, loss: 1, accuracy: 0.75, val_loss: 1.125, val_accuracy: 0.5 },
    ]),
  ).toBe("epoch,loss,accuracy,val_loss,val_accuracy\n1,1.25,0.5,1.5,0.4\n2,1,0.75,1.125,0.5\n");
  expect(historyText([{ epoch: 1, loss: 1.25, accuracy: 0.5 }])).toBe("epoch,loss,accuracy\n1,1.25,0.5\n");
});
