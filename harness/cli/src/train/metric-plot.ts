import type { MetricPoint } from "@byoa/sdk";
import { plot } from "simple-ascii-chart";
import type { Colours } from "../colours.ts";

const HEIGHT = 6;
const WIDTH = 60;
/** With fewer there is no curve to see. */
const LEAST_POINTS = 3;
const SERIES_COLOURS = ["ansiCyan", "ansiMagenta"] as const;

/**
 * A small curve for each metric that has one and does not only count. Where colours tell them apart, `loss` and `val_loss`,
 * `train:x` and `validation:x` share a picture.
 */
export function metricPlots(
  metrics: readonly MetricPoint[],
  { colours, columns = 80 }: { readonly colours: Colours; readonly columns?: number | undefined },
): string[] {
  const curves = Map.groupBy(metrics, ({ name, host }) => `${name} ${host}`);
  const lasting = [...curves.values()].filter((points) => points.length >= LEAST_POINTS && !counts(points));
  const pictures = Map.groupBy(lasting, ([first]) =>
    colours.isColorSupported ? family(first?.name ?? "") : (first?.name ?? ""),
  );
  return [...pictures.values()].flatMap((series) => {
    const names = [...new Set(series.map(([first]) => first?.name ?? ""))];
    const drawn = plot(
      series.map((points) => points.map(({ value }, index): [number, number] => [index + 1, value])),
      {
        width: Math.min(WIDTH, columns - 20),
        height: HEIGHT,
        hideXAxisTicks: true,
        ...(colours.isColorSupported
          ? { color: series.map((_, index) => SERIES_COLOURS[index % 2] ?? "ansiCyan") }
          : {}),
      },
    );
    const lines = drawn.split("\n").filter((line) => line.trim() !== "");
    return ["", colours.bold(names.join(", ")), ...lines.map((line) => line.trimEnd())];
  });
}

/** One more, each time: the number of an epoch or of a step. */
function counts(points: readonly MetricPoint[]): boolean {
  return points.every(({ value }, index) => index === 0 || value === (points[index - 1]?.value ?? Number.NaN) + 1);
}

/** What a metric is called beside where it was measured. */
const family = (name: string): string => name.replace(/^(?:val|train|valid|validation|training|test|testing)[_:-]/, "");
