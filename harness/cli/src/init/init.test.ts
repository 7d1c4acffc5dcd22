import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadProfile } from "@byoa/conformance";
import { metricExpression } from "@byoa/contract";
import { afterEach, beforeEach, expect, test } from "vitest";
import { configurationText } from "./configuration-text.ts";
import { dataFolders } from "./data-folders.ts";
import { metricRegex, metricsIn } from "./metrics-in-log.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-init-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(path: string): Promise<void> {
  await mkdir(join(folder, path, ".."), { recursive: true });
  await writeFile(join(folder, path), "1\n");
}

test("channels are the folders of data/, else those of usual names; empty ones are none", async () => {
  await put("train/a.csv");
  await put("src/main.py");
  expect(await dataFolders(folder)).toEqual([{ name: "train", path: "train", allCsv: true }]);
  await put("data/rows/below/a.csv");
  await put("data/rows/notes.txt");
  await mkdir(join(folder, "data", "empty"));
  expect(await dataFolders(folder)).toEqual([{ name: "rows", path: "data/rows", allCsv: false }]);
});

test("metrics are what a log prints as name=number, and their expressions match", () => {
  const lines = ["epoch=1 loss=0.5 val:acc=9e-1;", "loss=0.4", "took 3s, a=b, url=http://1.2"];
  expect(metricsIn(lines)).toEqual(["loss", "val:acc"]);
  expect(metricExpression(metricRegex("val:acc"))?.exec(lines[0] ?? "")?.[1]).toBe("9e-1");
});

test.each([
  { roles: ["train", "serve"] as const, metrics: ["loss", "a.b"] },
  { roles: [], metrics: [] },
])("what is written can be read: $roles", async ({ roles, metrics }) => {
  await put("data/training/a.csv");
  const text = configurationText({ image: "mine", channels: await dataFolders(folder), roles, metrics });
  await writeFile(join(folder, "byoa.yaml"), text);
  const profile = await loadProfile({ config: join(folder, "byoa.yaml") });
  expect(profile).toMatchObject({ trainImage: "mine", channels: [{ name: "training", contentType: "text/csv" }] });
  expect(profile.metrics.map(({ name }) => name)).toEqual(metrics);
  expect([...(profile.capabilities ?? [])]).toEqual(roles.length === 0 ? [] : ["train", "serve", "file"]);
});
