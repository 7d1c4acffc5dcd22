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
    definition: { name, regex: `(?:^|\\s)${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}=${NUMBER};` },
    line(value) {
      if (!Number.isFinite(value)) throw new RangeError(`metric ${name} is ${value}, not a finite number`);
      return `${name}=${value};`;
    },
  };
}
