import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { channelText, IRIS_CHECKSUMS, IRIS_SPECIES, irisChannels, irisFolder, irisRows, splitIris } from "./index.ts";

const rows = irisRows();
const split = splitIris(rows);
const channels = ["training", "testing"] as const;

test("the files have the bytes that are stated", () => {
  for (const [file, checksum] of Object.entries(IRIS_CHECKSUMS)) {
    const bytes = readFileSync(`${irisFolder}/${file}`);
    expect(createHash("sha256").update(bytes).digest("hex"), file).toBe(checksum);
  }
});

test("there are fifty flowers of each species", () => {
  const counts = IRIS_SPECIES.map((species) => rows.filter((row) => row.species === species).length);
  expect(counts).toEqual([50, 50, 50]);
});

test("range and mean of each measurement are those of Fisher's table", () => {
  const summary = [0, 1, 2, 3].map((column) => {
    const values = rows.map((row) => row.features[column] ?? Number.NaN);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return `${Math.min(...values)} to ${Math.max(...values)}, mean ${mean.toFixed(2)}`;
  });
  expect(summary).toEqual([
    "4.3 to 7.9, mean 5.84",
    "2 to 4.4, mean 3.06",
    "1 to 6.9, mean 3.76",
    "0.1 to 2.5, mean 1.20",
  ]);
});

test("rows 35 and 38 are Fisher's, not the two wrong ones of the UCI file", () => {
  expect([rows[34]?.csv, rows[37]?.csv]).toEqual(["0,4.9,3.1,1.5,0.2", "0,4.9,3.6,1.4,0.1"]);
});

test("the channels' files are what the split writes, byte for byte", () => {
  for (const channel of channels) {
    expect(readFileSync(`${irisChannels[channel]}/iris.csv`, "utf8")).toBe(channelText(split[channel]));
  }
});

test("the split takes forty and ten of each species", () => {
  const count = (channel: (typeof channels)[number]) =>
    IRIS_SPECIES.map((species) => split[channel].filter((row) => row.species === species).length);
  expect(channels.map(count)).toEqual([
    [40, 40, 40],
    [10, 10, 10],
  ]);
});

test("no row is in both channels, and together they are all rows", () => {
  const training = new Set(split.training.map((row) => row.csv));
  expect(split.testing.filter((row) => training.has(row.csv))).toEqual([]);
  const sorted = (list: readonly { csv: string }[]) => list.map((row) => row.csv).sort();
  expect(sorted([...split.training, ...split.testing])).toEqual(sorted(rows));
});
