const PRINTED = /(?:^|\s)([A-Za-z][\w:.-]*)=[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?(?=[;,\s]|$)/g;
/** More than these are no metrics, but a program that prints its settings. */
const MOST = 10;

/** The regular expression for a metric that is printed as `name=number`. */
export const metricRegex = (name: string): string =>
  `(?:^|\\s)${name.replaceAll(".", "\\.")}=([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)`;

/** Names of the numbers that a log prints as `name=number`, in the order in which they come. */
export function metricsIn(lines: readonly string[]): string[] {
  const names = new Set(lines.flatMap((line) => [...line.matchAll(PRINTED)].map(([, name = ""]) => name)));
  return [...names].filter((name) => name !== "epoch" && name !== "step").slice(0, MOST);
}
