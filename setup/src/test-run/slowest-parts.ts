import { relative } from "node:path";
import { root } from "../root.ts";
import { filesOf, isRecord } from "./tally.ts";
import type { TimedPart } from "./timed-progress.ts";

const SHOWN = 15;

/** The parts of a run that took longest: test files by vitest's JSON reports, each with its tests and its slowest one, and other parts. */
export function slowestParts(reports: readonly (string | undefined)[], others: readonly TimedPart[] = []): string[] {
  const files = reports.flatMap((report) => (report === undefined ? undefined : filesOf(report)) ?? []);
  return [...files.flatMap(timedFile), ...others]
    .toSorted((a, b) => b.durationMs - a.durationMs)
    .slice(0, SHOWN)
    .map(({ name, durationMs }) => `${seconds(durationMs).padStart(7)}  ${name}`);
}

function timedFile(file: Record<string, unknown>): TimedPart[] {
  const { startTime, endTime, name } = file;
  if (typeof startTime !== "number" || typeof endTime !== "number" || typeof name !== "string") return [];
  const tests = testsOf(file);
  const [slowest] = tests.toSorted((a, b) => b.durationMs - a.durationMs);
  const most = slowest === undefined ? "" : `, slowest ${seconds(slowest.durationMs)}: ${slowest.title}`;
  const about = `${tests.length} ${tests.length === 1 ? "test" : "tests"}${most}`;
  return [{ name: `${relative(root, name)} (${about})`, durationMs: endTime - startTime }];
}

const seconds = (durationMs: number): string => `${(durationMs / 1000).toFixed(1)} s`;

function testsOf({ assertionResults }: Record<string, unknown>): { title: string; durationMs: number }[] {
  return (Array.isArray(assertionResults) ? assertionResults.filter(isRecord) : []).flatMap(({ title, duration }) =>
    typeof title === "string" && typeof duration === "number" ? [{ title, durationMs: duration }] : [],
  );
}
