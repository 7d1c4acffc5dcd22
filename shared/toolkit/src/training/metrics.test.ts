import { escapeControlCharacters, metricDefinition } from "@byoa/contract";
import { expect, test } from "vitest";
import { metric, metricsLine } from "./metrics.ts";

const found = (name: string, line: string) =>
  new RegExp(metric(name).definition.regex).exec(escapeControlCharacters(line))?.[1];

test.for([0.9333, 1, 0, -2.5, 1e-7, 1.5e300])("the regex finds %d in the line, as a plain number", (value) => {
  const { definition, line } = metric("testing:accuracy");
  expect(metricDefinition.parse(definition)).toEqual(definition);
  expect(Number(found("testing:accuracy", line(value)))).toBe(value);
});

test("the regex does not find a metric whose name only ends alike", () => {
  expect(found("accuracy", metric("testing-accuracy").line(1))).toBeUndefined();
  expect(found("a.b", "axb=1;")).toBeUndefined();
  expect(found("accuracy", "epoch 3 accuracy=0.5; loss=1;")).toBe("0.5");
});

test("what is no finite number is refused", () => {
  expect(() => metric("loss").line(Number.NaN)).toThrow("metric loss is NaN, not a finite number");
});

test("several metrics on one line are each found by their own regex", () => {
  const line = metricsLine({ epoch: 3, loss: 0.25, accuracy: 0.9, val_loss: 1e-7, val_accuracy: 1 });
  expect(line).toBe("epoch=3 loss=0.25 accuracy=0.9 val_loss=1e-7 val_accuracy=1;");
  const names = ["epoch", "loss", "accuracy", "val_loss", "val_accuracy"];
  expect(names.map((name) => found(name, line))).toEqual(["3", "0.25", "0.9", "1e-7", "1"]);
});
