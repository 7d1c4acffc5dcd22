import { escapeControlCharacters, type MetricDefinition, metricExpression } from "@byoa/contract";
import type { LogLine } from "@byoa/platform";
import type { MetricPoint } from "./job-record.ts";

/** Reads the metrics out of log lines, as the platform does: the first group of each expression, when it is a number. */
export function metricReader(definitions: readonly MetricDefinition[]): (line: LogLine, host: string) => MetricPoint[] {
  const metrics = definitions.map(({ name, regex }) => ({ name, expression: metricExpression(regex) }));
  return (line, host) => {
    const text = escapeControlCharacters(line.text);
    return metrics.flatMap(({ name, expression }) => {
      const group = expression?.exec(text)?.[1]?.trim();
      const value = group === undefined || group === "" ? Number.NaN : Number(group);
      return Number.isFinite(value) ? [{ name, value, atMs: line.atMs, host }] : [];
    });
  };
}
