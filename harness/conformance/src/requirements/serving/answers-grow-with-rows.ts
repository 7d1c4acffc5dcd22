import { takesInvocations } from "../../diagnosis/serving-preconditions.ts";
import type { RowsTry } from "../../experiments/serving/many-rows.ts";
import { type LoadObservation, serveUnderLoad } from "../../experiments/serving/serve-under-load.ts";
import { broken, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { lateSpan } from "../../requirement/machine-time.ts";
import { requirement } from "../../requirement/requirement.ts";
import { reasoning } from "../../requirement/source.ts";
import { manyRowsAnswered } from "../sights/serving.ts";
import { lastLogEvidence, seconds } from "./evidence-of-serving.ts";

/** Ten times the rows take ten times as long when each costs the same, a hundred times when each costs a look at all: the middle of both. */
const TOO_STEEP = 30;
/** What a request costs without any row is taken off, but never so much that less than this is left. */
const LEAST_SHARE = 0.25;
const LEAST_MS = 1;

export const answersGrowWithRows = requirement({
  id: "INV-GROW-21",
  section: "serving",
  level: "SHOULD",
  sentence: "The time of an answer grows with its rows, not faster.",
  why: "A transform job fills a request up to 6 MB, easily ten thousand rows: a cost that grows with their square turns milliseconds into minutes, and the job ends with a timeout that no smaller test has shown.",
  causes: [
    "rows are added one by one to a table that is copied each time (`pd.concat` or `append` in a loop, string concatenation)",
    "each row is searched for in a list of all rows",
    "all pairs of rows are compared",
  ],
  fix: "Collect the rows in a list and build the table once (`pd.DataFrame(rows)`), predict all of them in one call (`model.predict(rows)`), and look up in a dict, Map or Set.",
  sources: [reasoning("A request may have many rows: docs/decisions/0036")],
  needs: { loaded: serveUnderLoad },
  dependsOn: ["HOST-PING-06", "INV-OK-01"],
  requires: takesInvocations,
  timed: {
    verdicts: ["broken"],
    spans({ loaded }) {
      const step = steepest(loaded);
      // What the container itself used of the processor is the same on any machine.
      if (step === undefined || step.isProcessorTime) return [];
      const limitMs = step.before.totalMs * TOO_STEEP;
      return [lateSpan(loaded.busySpans, step.after.sentAtMs, { ms: step.after.totalMs, limitMs })];
    },
  },
  passHasSeen: manyRowsAnswered,
  judge({ loaded }) {
    const { rows = [] } = loaded;
    const [first] = rows;
    if (first === undefined) return notApplicable("the sample request has no rows that could be repeated");
    if (first.error === "not-recorded") return notTestable("no request of many rows was sent");
    const step = steepest(loaded);
    if (step !== undefined) {
      const { before, after, beforeMs, afterMs, isProcessorTime } = step;
      const answered = after.status === undefined ? "got no answer within" : "took";
      const of = isProcessorTime ? " of the processor" : "";
      return broken(
        `${count(after.rows)} rows ${answered} ${seconds(after.totalMs)}, ${count(before.rows)} took ${inMs(before.totalMs)}: ${Math.round(afterMs / beforeMs)} times the time${of} for ${Math.round(after.times / before.times)} times the rows`,
        { label: "rows of a request", text: rows.map(lineOf).join("\n") },
        lastLogEvidence(loaded),
      );
    }
    const refused = rows.find(({ status }) => status !== undefined && status !== 200);
    if (refused !== undefined && refused.times <= 10)
      return notApplicable(`a request of ${count(refused.rows)} rows is answered with ${refused.status}`);
    return pass();
  },
});

interface Step {
  readonly before: RowsTry;
  readonly after: RowsTry;
  readonly beforeMs: number;
  readonly afterMs: number;
  readonly isProcessorTime: boolean;
}

/** The first step to ten times the rows that took far more than ten times as long. */
function steepest({ rows = [] }: Pick<LoadObservation, "rows">): Step | undefined {
  const counts = [...new Set(rows.map(({ times }) => times))];
  for (const [index, times] of counts.entries()) {
    const befores = rows.filter((one) => one.times === counts[index - 1] && one.status === 200);
    const afters = rows.filter((one) => one.times === times && (one.status === 200 || one.error === "timeout"));
    for (const measure of [PROCESSOR, WALL]) {
      const free = Math.min(...rows.flatMap((one) => measure.of(one) ?? []));
      const before = pick(befores, measure.of, measure.before);
      const after = pick(afters, measure.of, Math.min);
      if (before === undefined || after === undefined) continue;
      const beforeMs = Math.max(before.ms - free, before.ms * LEAST_SHARE, LEAST_MS);
      const isProcessorTime = measure === PROCESSOR;
      if (after.ms >= measure.leastMs && after.ms - free >= TOO_STEEP * beforeMs)
        return { before: before.of, after: after.of, beforeMs, afterMs: after.ms - free, isProcessorTime };
      // A request that was given up had no time to use the processor: its own time then decides.
      if (isProcessorTime && after.of.error === undefined) break;
    }
  }
  return undefined;
}

interface Measure {
  readonly of: (one: RowsTry) => number | undefined;
  /** Which of several measurements of the smaller request counts: what is too small makes the step too steep. */
  readonly before: (...values: number[]) => number;
  /** Below this nothing is said: small times are made of other things. */
  readonly leastMs: number;
}
const WALL: Measure = { of: ({ totalMs }) => totalMs, before: Math.max, leastMs: 250 };
const PROCESSOR: Measure = { of: ({ processorMs }) => processorMs, before: Math.max, leastMs: 100 };

function pick(
  tries: readonly RowsTry[],
  cost: Measure["of"],
  best: Measure["before"],
): { readonly ms: number; readonly of: RowsTry } | undefined {
  const known = tries.flatMap((of) => {
    const ms = cost(of);
    return ms === undefined ? [] : [{ ms, of }];
  });
  const ms = best(...known.map((one) => one.ms));
  return known.find((one) => one.ms === ms);
}

const count = (rows: number): string => rows.toLocaleString("en");
const inMs = (ms: number): string => (ms < 1_000 ? `${ms.toFixed(ms < 10 ? 1 : 0)} ms` : seconds(ms));

function lineOf({ rows, totalMs, processorMs, status, error }: RowsTry): string {
  const used = processorMs === undefined ? "" : `, ${inMs(processorMs)} of the processor`;
  return `${count(rows)} rows: ${status ?? error ?? "no answer"} after ${inMs(totalMs)}${used}`;
}
