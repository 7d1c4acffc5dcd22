import { createLogUpdate } from "log-update";
import type { Colours } from "../colours.ts";
import { lastingLines } from "./lasting-lines.ts";
import { liveBlock } from "./live-block.ts";
import type { Progress, ProgressOptions } from "./progress.ts";
import { initialState, nextState } from "./run-state.ts";

const REFRESH_MS = 200;

/** A few lines at the foot of the terminal, updated in place; what stays is written above them. */
export function liveProgress(options: ProgressOptions, colours: Colours): Progress {
  const { output } = options;
  const update = createLogUpdate(output);
  const lasting = lastingLines(options, colours);
  let state = initialState;
  const draw = (): void => update(liveBlock(state, Date.now(), output.columns || 80, colours).join("\n"));
  const note = (line: string): void => {
    update.clear();
    output.write(`${line}\n`);
    draw();
  };
  const timer = setInterval(draw, REFRESH_MS);
  return {
    onEvent(event) {
      state = nextState(state, event, Date.now());
      for (const line of lasting(event)) note(line);
    },
    note,
    [Symbol.dispose]() {
      clearInterval(timer);
      update.clear();
      update.done();
    },
  };
}
