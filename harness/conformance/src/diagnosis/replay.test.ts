import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordedPlatform } from "@byoa/platform";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Fixture, fixtures, profileOf, recordingOf } from "../recording/fixtures.ts";
import { loadRecording } from "../recording/recording-file.ts";
import type { Report } from "../report/report.ts";
import { check } from "../run/check.ts";
import { replay } from "../run/replay.ts";
import { causeOfFailure } from "./cause-of-failure.ts";
import { serveLooksAbsent } from "./serve-looks-absent.ts";

// Test files share loaded modules; the spies need modules of this file's own.
vi.hoisted(() => vi.resetModules());
afterAll(() => void vi.resetModules());
vi.mock(import("./cause-of-failure.ts"), { spy: true });
vi.mock(import("./serve-looks-absent.ts"), { spy: true });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-replay-"));
});
afterEach(async () => {
  vi.mocked(causeOfFailure).mockReset();
  vi.mocked(serveLooksAbsent).mockReset();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the real experiments over a recording, with today's diagnosis, and saves the run. */
async function checked(name: string): Promise<Report> {
  const fixture: Fixture | undefined = fixtures.find((one) => one.name === name);
  if (fixture === undefined) throw new Error(`There is no fixture ${name}.`);
  const recording = await loadRecording(recordingOf(fixture));
  const profile = await profileOf(fixture);
  const { report } = await check({
    profile,
    openPlatform: async () => recordedPlatform(recording),
    reportFolder: folder,
  });
  return report;
}

const judgedAgain = async (): Promise<Report> => (await replay({ folder })).report;

const brief = ({ verdicts }: Report, id: string): string | undefined => {
  const found = verdicts.find((verdict) => verdict.id === id);
  return (
    found && [found.verdict, found.dependsOn, found.needsData ? "needs data" : undefined].filter(Boolean).join(" < ")
  );
};

test("a better diagnosis of a failed sample revises the saved run: what needed data fails, and blocks the rest", async () => {
  const before = await checked("refuses-the-sample");
  expect(before.conclusion).toBe("inconclusive");
  expect(brief(before, "TRAIN-EXIT-01")).toBe("not-testable < needs data");
  expect(brief(before, "TRAIN-HP-05")).toBe("not-testable < TRAIN-EXIT-01 < needs data");

  vi.mocked(causeOfFailure).mockReturnValue({ kind: "missing-part", line: "the program itself is broken" });
  const after = await judgedAgain();
  expect(after.conclusion).toBe("not-conformant");
  expect(brief(after, "TRAIN-EXIT-01")).toBe("fail");
  expect(brief(after, "TRAIN-HP-05")).toBe("not-testable < TRAIN-EXIT-01");
});

test("another diagnosis of a server that ended with 0 revises the saved run: an image that only trains", async () => {
  const before = await checked("serve-ends-with-zero");
  expect(before.conclusion).toBe("not-conformant");
  expect(brief(before, "IMG-SERVE-04")).toBe("fail");
  expect(brief(before, "INV-ERR-06")).toBe("not-testable < IMG-SERVE-04");

  vi.mocked(serveLooksAbsent).mockReturnValue("it only trains");
  const after = await judgedAgain();
  expect(brief(after, "IMG-SERVE-04")).toBe("not-applicable");
  expect(brief(after, "INV-ERR-06")).toBe("not-applicable");
});
