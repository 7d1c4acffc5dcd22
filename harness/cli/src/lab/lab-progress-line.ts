import type { CheckEvent } from "@byoa/conformance";
import { createLogUpdate } from "log-update";
import { coloursFor } from "../colours.ts";
import { cut, plainText } from "../plain-text.ts";

/** One line that says what a lab's check does now; gone when it is disposed. */
export interface LabProgress extends Disposable {
  readonly onNotice: (line: string) => void;
  readonly onBuild: (line: string) => void;
  readonly onEvent: (event: CheckEvent) => void;
}

/** In a terminal a line that changes, elsewhere only what a person must know. */
export function openLabProgress(quiet: boolean): LabProgress {
  const output = process.stderr;
  const { dim } = coloursFor(output);
  const live = output.isTTY === true && process.env.TERM !== "dumb" && !process.env.CI && !quiet;
  const log = createLogUpdate(output);
  const say = (text: string): void => {
    if (live) log(dim(cut(plainText(text), (output.columns ?? 80) - 1)));
  };
  let done = 0;
  let experiments = 0;
  return {
    onNotice(line) {
      if (live) log.clear();
      if (!quiet) output.write(`${dim(plainText(line))}\n`);
    },
    onBuild(line) {
      if (line.trim() !== "") say(`building  ${line.trim()}`);
    },
    onEvent(event) {
      if (event.kind === "planned") experiments = event.experiments.length;
      if (event.kind === "finished") done += 1;
      if (event.kind === "started") say(`checking  ${event.title}  (${done + 1} of ${experiments})`);
    },
    [Symbol.dispose]() {
      if (live) log.clear();
      log.done();
    },
  };
}
