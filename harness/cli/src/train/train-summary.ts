import { join } from "node:path";
import { finalMetrics, type JobRecord } from "@byoa/sdk";
import type { Colours } from "../colours.ts";
import { plainText, seconds } from "../plain-text.ts";
import { metricPlots } from "./metric-plot.ts";

export interface SummaryOptions {
  readonly jobsFolder: string;
  readonly colours: Colours;
  readonly columns?: number | undefined;
}

/** What a person wants to know of a job that has ended: its curves, its status, why it failed, where its archives are. */
export function trainSummary(record: JobRecord, { jobsFolder, colours, columns }: SummaryOptions): string[] {
  const { bold, dim, green, red, yellow } = colours;
  const paint = { Completed: green, Failed: red }[String(record.status)] ?? yellow;
  const secondary = record.secondaryStatus === record.status ? "" : ` (${record.secondaryStatus})`;
  const place = (file: string) => join(jobsFolder, record.name, file);
  const { model, output } = record.artifacts;
  const metrics = finalMetrics(record.metrics).map(({ name, value }) => `${name} ${number(value)}`);
  return [
    ...metricPlots(record.metrics, { colours, columns }),
    "",
    `${bold(paint(record.status + secondary))}  ${seconds(record.durationMs)}`,
    ...(record.failureReason === undefined ? [] : [`reason   ${plainText(record.failureReason)}`]),
    ...(record.limitsHit ?? []).map((sentence) => `limit    ${sentence}`),
    ...(record.samePaths ?? []).map((sentence) => `warning  ${plainText(sentence)}`),
    ...(metrics.length === 0 ? [] : [`metrics  ${metrics.join(" · ")}`]),
    ...(model === undefined ? [] : [`model    ${place(model)}`]),
    ...(output === undefined ? [] : [`output   ${place(output)}`]),
    ...(model === undefined ? [] : [dim(`next     byoa serve ${record.name}`)]),
  ];
}

/** Six digits are more than a person compares. */
const number = (value: number): string => String(Number(value.toPrecision(6)));
