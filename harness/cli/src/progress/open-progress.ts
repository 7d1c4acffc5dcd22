import { coloursFor } from "../colours.ts";
import { liveProgress } from "./live-progress.ts";
import { plainProgress } from "./plain-progress.ts";
import type { Progress, ProgressOptions } from "./progress.ts";

/** In a terminal a few lines that are updated in place, elsewhere plain lines, with `--quiet` nothing. */
export function openProgress(options: ProgressOptions): Progress {
  if (options.quiet) return { onEvent() {}, note() {}, [Symbol.dispose]() {} };
  const colours = coloursFor(options.output);
  const live = options.output.isTTY === true && process.env.TERM !== "dumb" && !process.env.CI;
  return live ? liveProgress(options, colours) : plainProgress(options, colours);
}
