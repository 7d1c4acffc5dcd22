import { csvFormat } from "d3-dsv";

/** What one epoch came to. `val_…` are of the testing channel, absent when there is none. Named as Keras names them. */
export interface EpochMetrics {
  /** From 1. */
  readonly epoch: number;
  readonly loss: number;
  /** Share of rows, 0 … 1. */
  readonly accuracy: number;
  readonly val_loss?: number | undefined;
  readonly val_accuracy?: number | undefined;
}

/** The history as CSV with a header, one epoch a line. */
export function historyText(history: readonly EpochMetrics[]): string {
  const columns = ["epoch", "loss", "accuracy", "val_loss", "val_accuracy"] as const;
  const there = columns.filter((column) => history.some((epoch) => epoch[column] !== undefined));
  return `${csvFormat(
    history.map((epoch) => Object.fromEntries(there.map((column) => [column, epoch[column] ?? ""]))),
    there,
  )}\n`;
}

/** The metrics with as many digits as people compare: for the log. The history keeps all of them. */
export function rounded(metrics: EpochMetrics): EpochMetrics {
  const entries = Object.entries(metrics).map(([name, value]) => [name, Number(Number(value).toPrecision(6))]);
  return { ...metrics, ...Object.fromEntries(entries) };
}
