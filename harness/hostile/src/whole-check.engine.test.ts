import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CheckResult, check, loadProfile, type ProfileFlags } from "@byoa/conformance";
import { openLocalPlatform } from "@byoa/platform";
import { beforeAll, expect, test } from "vitest";
import { buildHostileImage, HOSTILE_IMAGE } from "./hostile-image.ts";

const SECRET = "kept-between-us-4711";

beforeAll(buildHostileImage);

async function checked(
  program: string,
  only: readonly string[],
  flags: ProfileFlags,
  look: (result: CheckResult, folder: string) => void | Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "byoa-hostile-check-"));
  const env = [`HOSTILE=${program}`, `API_KEY=${SECRET}`];
  const profile = await loadProfile({
    folder: import.meta.dirname,
    flags: { ...flags, image: HOSTILE_IMAGE, env, capability: ["train", "serve"] },
  });
  const options = { profile, selection: { only }, reportFolder: join(folder, "report") };
  const waits = { trainingLimitMs: 3_000, lingerMs: 2_000 };
  await look(await check({ ...options, waits, openPlatform: () => openLocalPlatform() }), options.reportFolder);
  await rm(folder, { recursive: true });
}

function verdictOf({ report }: CheckResult, id: string) {
  return report.verdicts.find((verdict) => verdict.id === id);
}

test("memory beyond the limit: inconclusive, with the limit and its flag, and nothing blamed on the image", async () => {
  await checked("memory-hog", ["TRAIN-EXIT-01"], { memory: "128m" }, (result) => {
    expect(result.exitCode).toBe(4);
    expect(verdictOf(result, "TRAIN-EXIT-01")).toMatchObject({
      verdict: "not-testable",
      finding: expect.stringMatching(/byoa's memory limit of 128 MiB killed .*: raise it with --memory/),
    });
    expect(result.report.limits).toContain("each container had 128 MiB of memory and no swap (--memory)");
    expect(result.report.leftOut.join("\n")).toContain("--memory");
  });
});

test("a fork bomb: the check ends, inconclusive, with the limit of processes and its flag", async () => {
  await checked("fork-bomb", ["TRAIN-EXIT-03"], { processes: "64" }, (result) => {
    expect([1, 4]).toContain(result.exitCode);
    expect(result.report.verdicts.map(({ verdict }) => verdict)).not.toContain("pass");
    expect(result.report.leftOut.join("\n")).toMatch(
      /byoa's limit of 64 processes refused .*: raise it with --processes/,
    );
  });
});

test("a log that forges a report: the report's own test cases and no others, and no secret in any file", async () => {
  await checked("report-forged", ["TRAIN-EXIT-01", "LOG-*", "INV-OK-01"], {}, async ({ report }, folder) => {
    const junit = await readFile(join(folder, "junit.xml"), "utf8");
    expect(junit.match(/<testcase\b/g)).toHaveLength(report.verdicts.length);
    const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(names.length).toBeGreaterThan(2);
    for (const { parentPath, name } of names) {
      const text = await readFile(join(parentPath, name), "utf8");
      expect(text.includes(SECRET), name).toBe(false);
      expect(text.includes("\u001b"), name).toBe(false);
    }
  });
});
