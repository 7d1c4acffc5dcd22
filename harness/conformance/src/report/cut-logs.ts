import type { LogLoss } from "@byoa/platform";
import type { Experiment, Outcome } from "../experiment/experiment.ts";
import { listed } from "../requirement/evidence-text.ts";

const MEBIBYTE = 1024 * 1024;

/** One line on the logs that were longer than their limit: which experiments, how much is missing, the flag that raises the limit. */
export function cutLogs(
  experiments: readonly Experiment<unknown>[],
  outcomes: ReadonlyMap<string, Outcome>,
): readonly string[] {
  const cut = experiments.flatMap(({ name, title }) => {
    const outcome = outcomes.get(name);
    const losses = outcome?.kind === "observed" ? lossesIn(outcome.observation) : [];
    return losses.length === 0 ? [] : [{ title, losses }];
  });
  const losses = cut.flatMap((one) => one.losses);
  const [first] = losses;
  if (first === undefined) return [];
  const droppedBytes = Math.max(...losses.map((loss) => loss.droppedBytes));
  const droppedLines = Math.max(...losses.map((loss) => loss.droppedLines));
  const lines = droppedLines === 0 ? "the ends of long lines" : `${droppedLines.toLocaleString("en-US")} lines`;
  const wider = Math.max(2, Math.round((4 * first.limitBytes) / MEBIBYTE));
  return [
    `a part of the log of: ${listed(cut.map(({ title }) => title))}; up to ${(droppedBytes / 1e6).toFixed(1)} MB (${lines}) are missing, give --log-limit ${wider}m`,
  ];
}

/** All `logLoss` of an observation, however deep: an experiment may have several jobs. */
function lossesIn(value: unknown): LogLoss[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(lossesIn);
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === "log") return [];
    return key === "logLoss" && isLoss(inner) ? [inner] : lossesIn(inner);
  });
}

const isLoss = (value: unknown): value is LogLoss =>
  typeof value === "object" &&
  value !== null &&
  "droppedBytes" in value &&
  "droppedLines" in value &&
  "limitBytes" in value;
