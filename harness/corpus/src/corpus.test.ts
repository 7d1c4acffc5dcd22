import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { allImages, recordingOf } from "./collection.ts";
import { type Comparison, compare, surprises } from "./compare.ts";
import { contextOf } from "./context.ts";
import { CONDITIONS } from "./image.ts";
import { judgeRecording } from "./judge.ts";
import { corpusPage } from "./page.ts";

const images = await allImages();

test("about a third of the images is in each condition, and each states its own", () => {
  const counts = CONDITIONS.map((condition) => images.filter((image) => image.condition === condition).length);
  for (const count of counts) expect(Math.abs(count / images.length - 1 / 3)).toBeLessThan(0.05);
  for (const { name, condition, truth } of images) {
    const broken = Object.keys(truth.broken).length;
    const expected = broken === 0 ? "sound" : broken === 1 ? "one fault" : "several faults";
    expect(`${name}: ${condition}`).toBe(`${name}: ${expected}`);
  }
});

test.each(images.map((image) => [image.name, image] as const))(
  "%s has a Dockerfile, and its replaced texts occur once",
  async (_name, image) => {
    expect(Object.keys(await contextOf(image, images))).toContain("Dockerfile");
  },
);

test.each(images.map(({ name }) => name))("the recording of %s is smaller than 100 kB", (name) => {
  expect(statSync(recordingOf(name)).size).toBeLessThan(100_000);
});

describe("the judges, held to the truth", () => {
  const comparisons = new Map<string, Comparison>();
  beforeAll(async () => {
    for (const image of images) comparisons.set(image.name, compare(image, (await judgeRecording(image)).report));
  }, 300_000);

  test.each(images.map((image) => [image.name, image] as const))(
    "%s is judged as it is, but for the differences that are known",
    (name, image) => {
      const comparison = comparisons.get(name);
      expect(comparison && surprises(image, comparison)).toEqual([]);
    },
  );

  test("docs/corpus.md shows these figures: npm run corpus -- --page", () => {
    const page = readFileSync(join(import.meta.dirname, "../../../docs/corpus.md"), "utf8");
    expect(page).toBe(corpusPage(images, [...comparisons.values()]));
  });
});
