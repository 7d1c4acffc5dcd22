import { relative } from "node:path";
import { root } from "../root.ts";
import { filesOf, isRecord } from "./tally.ts";

const SHOWN = 15;

/** The test files that took longest by vitest's JSON report, each with its seconds, its number of tests and its slowest test. */
export function slowestFiles(report: string | undefined): string[] {
  const files = (report === undefined ? undefined : filesOf(report)) ?? [];
  const timed = files
    .flatMap((file) => {
      const { startTime, endTime, name } = file;
      if (typeof startTime !== "number" || typeof endTime !== "number" || typeof name !== "string") return [];
      return [{ name: relative(root, name), durationMs: endTime - startTime, tests: testsOf(file) }];
    })
    .toSorted((a, b) => b.durationMs - a.durationMs)
    .slice(0, SHOWN);
  return timed.map(({ name, durationMs, tests }) => {
    const [slowest] = tests.toSorted((a, b) => b.durationMs - a.durationMs);
    const most = slowest === undefined ? "" : `, slowest ${seconds(slowest.durationMs)}: ${slowest.title}`;
    return `${seconds(durationMs).padStart(7)}  ${name} (${tests.length} ${tests.length === 1 ? "test" : "tests"}${most})`;
  });
}

const seconds = (durationMs: number): string => `${(durationMs / 1000).toFixed(1)} s`;

function testsOf({ assertionResults }: Record<string, unknown>): { title: string; durationMs: number }[] {
  return (Array.isArray(assertionResults) ? assertionResults.filter(isRecord) : []).flatMap(({ title, duration }) =>
    typeof title === "string" && typeof duration === "number" ? [{ title, durationMs: duration }] : [],
  );
}
