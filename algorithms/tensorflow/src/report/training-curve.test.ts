import { expect, test } from "vitest";
import { trainingCurve } from "./training-curve.ts";

const history = [1, 2, 3].map((epoch) => ({ epoch, loss: 1 / epoch, accuracy: 1 - 0.5 / epoch }));
const textsOf = (picture: string) => [...picture.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

test("the picture is one SVG with both panels, both channels and the epoch that was kept", () => {
  const withTesting = history.map((epoch) => ({ ...epoch, val_loss: 2 / epoch.epoch, val_accuracy: 0.4 }));
  const picture = trainingCurve(withTesting, 2);
  expect(picture).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
  expect(textsOf(picture)).toEqual(
    expect.arrayContaining(["loss", "accuracy", "epoch", "training", "testing", "best: epoch 2"]),
  );
});

test("without a testing channel there is no line for it; one epoch is a picture too", () => {
  expect(textsOf(trainingCurve(history, 3))).not.toContain("testing");
  expect(textsOf(trainingCurve(history.slice(0, 1), 1))).toContain("best: epoch 1");
});
