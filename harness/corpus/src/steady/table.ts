import { CONDITIONS, type Condition } from "./condition.ts";
import { busyCount, type Difference } from "./differences.ts";
import type { Result } from "./result.ts";

/** How often each image was checked under each condition, and what came of it. */
export function steadyTable(
  names: readonly string[],
  results: readonly Result[],
  found: readonly Difference[],
): string[] {
  return [
    `| Image | ${CONDITIONS.join(" | ")} | Too busy to say | Differing verdicts | Seconds |`,
    `| --- |${CONDITIONS.map(() => " ---: |").join("")} ---: | ---: | ---: |`,
    ...names.map((name) => {
      const checks = results.filter(({ subject }) => subject === name);
      const counts = CONDITIONS.map((condition) => checks.filter((check) => check.condition === condition).length);
      const busy = checks.reduce((sum, check) => sum + busyCount(check), 0);
      const differing = found.filter(({ subject }) => subject === name).length;
      return `| ${name} | ${counts.join(" | ")} | ${busy} | ${differing} | ${seconds(checks)} |`;
    }),
  ];
}

function seconds(checks: readonly Result[]): string {
  const times = checks.map(({ durationMs }) => Math.round(durationMs / 1000));
  return times.length === 0 ? "–" : `${Math.min(...times)}–${Math.max(...times)}`;
}

/** Every difference with what was said, how often, and under which conditions. */
export function differenceLines(found: readonly Difference[]): string[] {
  return found.flatMap(({ subject, id, said }) => {
    const all = said.reduce((sum, { conditions }) => sum + conditions.length, 0);
    return [
      `${subject} ${id}:`,
      ...said.map(({ kind, finding, conditions }) => {
        const times = `    ${kind} in ${conditions.length} of ${all} (${counted(conditions)})`;
        return finding === undefined ? times : `${times}: ${finding.slice(0, 200)}`;
      }),
    ];
  });
}

function counted(conditions: readonly Condition[]): string {
  return CONDITIONS.map((condition) => ({ condition, count: conditions.filter((one) => one === condition).length }))
    .filter(({ count }) => count > 0)
    .map(({ condition, count }) => (count === 1 ? condition : `${condition} ${count}`))
    .join(", ");
}
