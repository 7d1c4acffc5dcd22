import { z } from "zod";

/** Limits of `MetricDefinitions`. */
export const METRIC_LIMITS = { entries: 40, nameCharacters: 255, regexCharacters: 500 } as const;

/** One metric that the platform reads out of the log: the first group of `regex` must be a plain number. */
export const metricDefinition = z.object({
  name: z.string().min(1).max(METRIC_LIMITS.nameCharacters),
  regex: z.string().min(1).max(METRIC_LIMITS.regexCharacters),
});
export type MetricDefinition = z.infer<typeof metricDefinition>;

/** What the log service shows in place of a control character: `#` and three octal digits. A tab is `#011`. */
export function escapeControlCharacters(line: string): string {
  let escaped = "";
  for (const character of line) {
    const code = character.charCodeAt(0);
    escaped += code < 32 || code === 127 ? `#${code.toString(8).padStart(3, "0")}` : character;
  }
  return escaped;
}

/** JavaScript knows most of what the platform's dialect knows, inline flags at the start too; undefined for what it does not know. */
export function metricExpression(regex: string): RegExp | undefined {
  const inline = /^\(\?([ims]+)\)/.exec(regex);
  try {
    return inline === null ? new RegExp(regex) : new RegExp(regex.slice(inline[0].length), inline[1]);
  } catch {
    return undefined;
  }
}
