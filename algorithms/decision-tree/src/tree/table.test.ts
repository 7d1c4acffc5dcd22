import { expect, test } from "vitest";
import { tableOf } from "./table.ts";

const labelsOf = (...labels: string[]) => {
  const { labels: sorted, targets } = tableOf(labels.map((label) => ({ label, features: [0] })));
  return { labels: sorted, targets };
};

test("labels that are all numbers become numbers in their order", () => {
  expect(labelsOf("10", "9", "9.0", "-1")).toEqual({ labels: [-1, 9, 10], targets: [2, 1, 1, 0] });
});

test("other labels stay text", () => {
  expect(labelsOf("no", "yes", "10")).toEqual({ labels: ["10", "no", "yes"], targets: [1, 2, 0] });
});
