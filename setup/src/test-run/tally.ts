export interface Tally {
  passed: number;
  failed: number;
}

export const passed = (count: number): Tally => ({ passed: count, failed: 0 });
export const failed = (count: number): Tally => ({ passed: 0, failed: count });

export const addTallies = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
  failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
});

/** The line that ends every test run, read by .ci/run's caller. */
export const tallyLine = (tally: Tally): string => `${tally.passed} passed, ${tally.failed} failed`;

/**
 * What vitest's JSON report counts. A file that could not be run, a skipped test, and an end without a reason each count as a
 * failure: only what ran and held has passed.
 */
export function tallyOf(report: string | undefined, exitCode: number): Tally {
  const counts = report === undefined ? undefined : readCounts(report);
  if (counts === undefined) return failed(1);
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function readCounts(report: string): Tally | undefined {
  const document: unknown = JSON.parse(report);
  if (!isRecord(document) || !Array.isArray(document.testResults)) return undefined;
  const files = document.testResults.filter(isRecord);
  const statuses = files.flatMap((file) => {
    const tests = Array.isArray(file.assertionResults) ? file.assertionResults.filter(isRecord) : [];
    return tests.length === 0 ? [file.status] : tests.map((one) => one.status);
  });
  const held = statuses.filter((status) => status === "passed").length;
  return { passed: held, failed: statuses.length - held };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
