import type { MetricDefinition } from "@byoa/contract";

const NUMBER = "([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)";

/**
 * A metric as a log line, and the definition whose regex finds it there.
 *
 * @example
 * const accuracy = metric("testing:accuracy");
 * accuracy.line(0.9333); // "testing:accuracy=0.9333;"
 */
export interface Metric {
  readonly definition: MetricDefinition;
  /** @throws RangeError when the value is not finite: the platform reads plain numbers only */
  line(value: number): string;
}

export function metric(name: string): Metric {
  return {
    definition: { name, regex: `(?:^|\\s)${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}=${NUMBER}[;\\s]` },
    line: (value) => metricsLine({ [name]: value }),
  };
}

/**
 * Several metrics that belong together, on one line in which the regex of each finds it: `epoch=3 loss=0.25;`
 * @throws RangeError when a value is not finite: the platform reads plain numbers only
 */
export function metricsLine(values: Readonly<Record<string, number>>): string {
  const texts = Object.entries(values).map(([name, value]) => {
    if (!Number.isFinite(value)) throw new RangeError(`metric ${name} is ${value}, not a finite number`);
    return `${name}=${value}`;
  });
  return `${texts.join(" ")};`;
}
