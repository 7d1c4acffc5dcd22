import type { CheckEvent } from "@byoa/conformance";
import { coloursFor } from "../colours.ts";
import { liveProgress } from "./live-progress.ts";
import { plainProgress } from "./plain-progress.ts";

/** Shows a run while it goes on. Disposing ends it and leaves the terminal as it was. */
export interface Progress extends Disposable {
  onEvent(event: CheckEvent): void;
  /** A line that stays. */
  note(line: string): void;
}

export interface ProgressOptions {
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly versions: { readonly byoa: string; readonly contract: string };
  /** Where what is declared comes from, for the header: `byoa.yaml`, `flags`; undefined: nothing was declared. */
  readonly profile: string | undefined;
  readonly quiet: boolean;
}

/** In a terminal a few lines that are updated in place, elsewhere plain lines, with `--quiet` nothing. */
export function openProgress(options: ProgressOptions): Progress {
  if (options.quiet) return { onEvent() {}, note() {}, [Symbol.dispose]() {} };
  const colours = coloursFor(options.output);
  const live = options.output.isTTY === true && process.env.TERM !== "dumb" && !process.env.CI;
  return live ? liveProgress(options, colours) : plainProgress(options, colours);
}
