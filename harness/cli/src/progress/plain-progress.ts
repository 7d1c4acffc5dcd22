import type { CheckEvent } from "@byoa/conformance";
import type { Colours } from "../colours.ts";
import { plainText, seconds } from "../plain-text.ts";
import { lastingLines } from "./lasting-lines.ts";
import type { Progress, ProgressOptions } from "./progress.ts";

/** Plain lines for logs and CI: one when an experiment starts, one when it ends. */
export function plainProgress(options: ProgressOptions, colours: Colours): Progress {
  const lasting = lastingLines(options, colours);
  const print = (line: string): void => void options.output.write(`${line}\n`);
  const pull = pullLines();
  return {
    onEvent(event) {
      for (const line of [...lasting(event), ...pull(event), ...stepLines(event)]) print(line);
    },
    note: print,
    [Symbol.dispose]() {},
  };
}

function stepLines(event: CheckEvent): string[] {
  if (event.kind === "started") return [`start  ${event.title}`];
  if (event.kind === "progress") return [`       ${event.title}: ${plainText(event.line)}`];
  if (event.kind !== "finished") return [];
  const reason = event.reason === undefined ? "" : `: ${plainText(event.reason)}`;
  const word = { observed: "done ", "not-run": "skip ", error: "error" }[event.outcome];
  return [`${word}  ${event.title} ${seconds(event.durationMs)} (${event.done}/${event.planned})${reason}`];
}

/** A pull tells of every layer many times: at most one line in five seconds, and only new ones. */
function pullLines(): (event: CheckEvent) => string[] {
  let lastMs = Number.NEGATIVE_INFINITY;
  let last = "";
  return (event) => {
    if (event.kind !== "image-progress") return [];
    const line = `pull   ${event.reference}: ${plainText(event.line)}`;
    const nowMs = performance.now();
    if (line === last || nowMs - lastMs < 5_000) return [];
    last = line;
    lastMs = nowMs;
    return [line];
  };
}
