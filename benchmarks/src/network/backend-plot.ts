import { LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TitleComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

/** Seconds an epoch of one backend, by the width of the hidden layer. */
export interface WidthTime {
  readonly units: number;
  readonly nativeMs: number;
  readonly pureMs: number;
}

/** Where native begins to pay: an epoch's time over the width of the hidden layer, both axes logarithmic. */
export function backendPlot(times: readonly WidthTime[], subtitle: string): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: 720, height: 380 });
  const line = (name: string, color: string, key: "nativeMs" | "pureMs") => ({
    type: "line" as const,
    name,
    color,
    symbolSize: 7,
    data: times.map((time) => [time.units, time[key] / 1_000]),
  });
  chart.setOption({
    animation: false,
    backgroundColor: "#fff",
    title: { text: "One epoch, native against pure", subtext: subtitle, left: "center" },
    legend: { top: 58, itemGap: 24 },
    grid: { left: 80, right: 40, top: 95, bottom: 55 },
    xAxis: { type: "log", logBase: 2, name: "units of the hidden layer", nameLocation: "middle", nameGap: 32 },
    yAxis: { type: "log", name: "seconds" },
    series: [line("native (libtensorflow)", "#0072b2", "nativeMs"), line("pure (JavaScript)", "#d55e00", "pureMs")],
  });
  const picture = chart.renderToSVGString();
  chart.dispose();
  return `${picture}\n`;
}
