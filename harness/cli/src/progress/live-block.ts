import type { Colours } from "../colours.ts";
import { cut, plainText, seconds } from "../plain-text.ts";
import type { RunState } from "./run-state.ts";

/** The lines that are updated in place: what runs now and for how long, what comes next, the verdicts so far. */
export function liveBlock(state: RunState, nowMs: number, columns: number, colours: Colours): string[] {
  const width = Math.max(20, columns - 1);
  if (state.pull !== undefined) return [cut(`pulling  ${plainText(state.pull)}`, width)];
  if (state.planned === 0) return [colours.dim("asking the engine …")];
  const running = [...state.running.values()].map(
    ({ title, sinceMs, line }) =>
      `${title} ${seconds(nowMs - sinceMs)}${line === undefined ? "" : ` (${plainText(line)})`}`,
  );
  const next = state.next.filter((title) => ![...state.running.values()].some((run) => run.title === title));
  return [
    cut(`now      ${running.join(" · ") || (state.done < state.planned ? "starting" : "judging")}`, width),
    ...(next.length === 0 ? [] : [colours.dim(cut(`next     ${next.join(" · ")}`, width))]),
    cut(`so far   ${verdictsSoFar(state)}`, width),
    colours.dim(cut(`         ${state.done} of ${state.planned} experiments${left(state, nowMs)}`, width)),
  ];
}

const WORDS = [
  ["fail", "failed"],
  ["warn", "warned"],
  ["pass", "passed"],
  ["not-testable", "not testable"],
  ["not-applicable", "not applicable"],
  ["error", "errors"],
] as const;

function verdictsSoFar({ counts }: RunState): string {
  const parts = WORDS.flatMap(([kind, word]) => (counts[kind] === undefined ? [] : [`${counts[kind]} ${word}`]));
  return parts.join(" · ") || "no verdict yet";
}

function left({ endsAtMs, done, planned }: RunState, nowMs: number): string {
  return endsAtMs === undefined || endsAtMs <= nowMs || done === planned
    ? ""
    : `, about ${seconds(endsAtMs - nowMs)} left`;
}
