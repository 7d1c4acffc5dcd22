import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordedPlatform } from "@byoa/platform";
import { expect, test } from "vitest";
import { check } from "../run/check.ts";
import { replay } from "../run/replay.ts";
import { fixtures, profileOf, recordingOf, verdictsOf } from "./fixtures.ts";
import { loadRecording } from "./recording-file.ts";

/** A whole check, without any engine. */
async function recordedCheck(fixture: (typeof fixtures)[number], reportFolder?: string) {
  const recording = await loadRecording(recordingOf(fixture));
  return await check({
    profile: await profileOf(fixture),
    openPlatform: async () => recordedPlatform(recording),
    reportFolder,
  });
}

const table = (verdicts: readonly { readonly id: string; readonly verdict: string }[]) =>
  Object.fromEntries(verdicts.map(({ id, verdict }) => [id, verdict]));

test.each(fixtures)("the check of $name comes to the verdicts of the recorded run", async (fixture) => {
  const { report } = await recordedCheck(fixture);
  expect(table(report.verdicts)).toMatchObject(JSON.parse(await readFile(verdictsOf(fixture), "utf8")));
});

test("its saved run is judged again like any other", async () => {
  const folder = await mkdtemp(join(tmpdir(), "byoa-recorded-"));
  try {
    const [fixture] = fixtures;
    if (fixture === undefined) throw new Error("no fixture");
    const { report } = await recordedCheck(fixture, folder);
    expect(table((await replay({ folder })).report.verdicts)).toEqual(table(report.verdicts));
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("what was not recorded is a fault of the harness, never a verdict about the image", async () => {
  const [fixture] = fixtures;
  if (fixture === undefined) throw new Error("no fixture");
  const recording = await loadRecording(recordingOf(fixture));
  const profile = await profileOf(fixture);
  const without = {
    ...recording,
    trainingJobs: recording.trainingJobs.filter(({ name }) => name !== "train-tolerant"),
  };
  const { report, exitCode } = await check({ profile, openPlatform: async () => recordedPlatform(without) });
  expect(exitCode).toBe(3);
  expect(report.verdicts.filter(({ verdict }) => verdict === "error").map(({ finding }) => finding)).toContainEqual(
    expect.stringContaining("The recording has no training job train-tolerant"),
  );
  expect(report.counts.fail).toBe(0);
});
