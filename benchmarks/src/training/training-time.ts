import { readFileSync } from "node:fs";
import { irisChannels, irisRows } from "@byoa/iris";
import type { LabelledRow } from "@byoa/toolkit";
import { hyperparameters } from "decision-tree/src/hyperparameters.ts";
import { growTree } from "decision-tree/src/tree/grow-tree.ts";
import { tableOf } from "decision-tree/src/tree/table.ts";
import type { Benchmark } from "../benchmark.ts";
import type { Figure } from "../figure.ts";
import { median } from "../statistics.ts";

const ROUNDS = 25;

/** A whole tree from rows in memory. */
export const trainingTime: Benchmark = {
  name: "training",
  async run({ quick, progress }) {
    const sets = [
      { name: "all 150 rows of Iris", rows: irisRows().map(({ species, features }) => ({ label: species, features })) },
      { name: "the 120 rows of the training channel", rows: channelRows(`${irisChannels.training}/iris.csv`) },
    ];
    return sets.map(({ name, rows }) => {
      progress(name);
      return figure(name, rows, quick ? 5 : ROUNDS);
    });
  },
};

function figure(name: string, rows: readonly LabelledRow[], rounds: number): Figure {
  const timesMs = Array.from({ length: rounds }, () => {
    const started = performance.now();
    Array.from(growTree(tableOf(rows), hyperparameters.parse({}), () => false));
    return performance.now() - started;
  });
  return {
    what: `training on ${name}, in process`,
    measured: { value: median(timesMs), unit: "ms" },
    notes: [`median of ${rounds}; the slowest, with nothing compiled yet, ${Math.max(...timesMs).toFixed(0)} ms`],
  };
}

function channelRows(file: string): LabelledRow[] {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  return lines.map((line) => {
    const [label = "", ...features] = line.split(",");
    return { label, features: features.map(Number) };
  });
}
