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

/** Each test that this machine could not run, with its reason: such a test says so in `task.meta.notRunHere`, and counts as neither. */
export function notRunHere(report: string | undefined): string[] {
  const files = report === undefined ? undefined : filesOf(report);
  return (files ?? []).flatMap(testsOf).flatMap((one) => {
    const reason = reasonOf(one);
    return reason === undefined ? [] : [`not run here: ${one.fullName}: ${reason}`];
  });
}

function readCounts(report: string): Tally | undefined {
  const statuses = filesOf(report)?.flatMap((file) => {
    const tests = testsOf(file);
    const ran = tests.filter((one) => one.status !== "passed" || reasonOf(one) === undefined);
    return tests.length === 0 ? [file.status] : ran.map((one) => one.status);
  });
  if (statuses === undefined) return undefined;
  const held = statuses.filter((status) => status === "passed").length;
  return { passed: held, failed: statuses.length - held };
}

export function filesOf(report: string): Record<string, unknown>[] | undefined {
  const document: unknown = JSON.parse(report);
  return isRecord(document) && Array.isArray(document.testResults) ? document.testResults.filter(isRecord) : undefined;
}

const testsOf = (file: Record<string, unknown>): Record<string, unknown>[] =>
  Array.isArray(file.assertionResults) ? file.assertionResults.filter(isRecord) : [];

const reasonOf = ({ meta }: Record<string, unknown>): unknown => (isRecord(meta) ? meta.notRunHere : undefined);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
