import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { holdsWholeReport } from "./whole-report.ts";

test("only a report of all requirements is kept from a run of selected ones", async () => {
  const folder = await mkdtemp(join(tmpdir(), "byoa-whole-"));
  const holds = async (text: string) => {
    await writeFile(join(folder, "report.json"), text);
    return holdsWholeReport(folder);
  };
  try {
    expect(await holdsWholeReport(folder)).toBe(false);
    expect(await holds('{"schemaVersion":1}')).toBe(true);
    expect(await holds('{"schemaVersion":1,"selection":{"selected":1,"notSelected":68}}')).toBe(false);
    expect(await holds("{")).toBe(false);
  } finally {
    await rm(folder, { recursive: true });
  }
});
