import { LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TitleComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { EpochMetrics } from "./history.ts";

use([LineChart, GridComponent, LegendComponent, MarkLineComponent, TitleComponent, SVGRenderer]);

const SIZE = { width: 760, height: 560 } as const;
/** Told apart by people who do not see red and green, too. */
const COLORS = { training: "#0072b2", testing: "#d55e00" } as const;

type Column = Exclude<keyof EpochMetrics, "epoch">;

/** Loss above and accuracy below over the epochs, of both channels, as an SVG picture; a line marks the epoch whose weights were kept. */
export function trainingCurve(history: readonly EpochMetrics[], bestEpoch: number): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, ...SIZE });
  const hasTesting = history.some(({ val_loss }) => val_loss !== undefined);
  const line = (panel: 0 | 1, name: keyof typeof COLORS, column: Column) => ({
    type: "line" as const,
    name,
    xAxisIndex: panel,
    yAxisIndex: panel,
    showSymbol: history.length === 1,
    color: COLORS[name],
    data: history.map((epoch) => [epoch.epoch, epoch[column] ?? null]),
  });
  const marked = {
    markLine: {
      symbol: "none",
      silent: true,
      lineStyle: { color: "#666" },
      // On the side of the line where there is room.
      label: {
        formatter: `best: epoch ${bestEpoch}`,
        color: "#333",
        position: 2 * bestEpoch > history.length ? ("insideEndTop" as const) : ("insideEndBottom" as const),
      },
      data: [{ xAxis: bestEpoch }],
    },
  };
  const epochs = (panel: 0 | 1, name: string) => ({
    type: "value" as const,
    gridIndex: panel,
    min: 1,
    max: Math.max(2, history.length),
    minInterval: 1,
    name,
    nameLocation: "middle" as const,
    nameGap: 28,
    splitLine: { show: false },
  });
  chart.setOption({
    animation: false,
    backgroundColor: "#fff",
    title: { text: "Training curve", left: "center", top: 8 },
    legend: { top: 40, itemGap: 24, data: hasTesting ? ["training", "testing"] : ["training"] },
    grid: [
      { left: 70, right: 30, top: 80, height: 190 },
      { left: 70, right: 30, top: 325, height: 180 },
    ],
    xAxis: [epochs(0, ""), epochs(1, "epoch")],
    yAxis: [
      { type: "value", gridIndex: 0, name: "loss", min: 0 },
      { type: "value", gridIndex: 1, name: "accuracy", min: lowest(history), max: 1 },
    ],
    series: [
      { ...line(0, "training", "loss"), ...marked },
      line(1, "training", "accuracy"),
      ...(hasTesting ? [line(0, "testing", "val_loss"), line(1, "testing", "val_accuracy")] : []),
    ],
  });
  const picture = chart.renderToSVGString();
  chart.dispose();
  return `${picture}\n`;
}

/** Accuracy is looked at where it changes: the axis starts at the tenth below the lowest. */
function lowest(history: readonly EpochMetrics[]): number {
  const values = history.flatMap(({ accuracy, val_accuracy }) => [accuracy, val_accuracy ?? 1]);
  return Math.floor(10 * Math.min(1, ...values)) / 10;
}
