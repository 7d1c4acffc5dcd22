import { setImmediate } from "node:timers/promises";
import { EXIT_CODES } from "@byoa/conformance/exit-codes";
import { removeLeftBehind } from "@byoa/platform/left-behind";
import { reportCrash } from "./crash-file.ts";
import type { ProcessInterruption } from "./interruption.ts";
import { leftBehindWords } from "./left-behind-words.ts";
import { flushOutput, outputFault, writeNow } from "./output.ts";

/** From a signal or a crash to the end of the process. */
const CLEAN_UP_LIMIT_MS = 5_000;
/** The same where a signal is the ordinary end: the contract gives a container 30 s to stop. */
const ORDINARY_END_LIMIT_MS = 35_000;
/** A clean-up that is over by then needs no announcement. */
const ANNOUNCE_AFTER_MS = 400;

/**
 * Runs the command and ends the process in exactly one of these ways: with the command's exit code, with 130 after a signal, with 3
 * after a crash. Node's own exit codes never come through: its 1 would mean "not conformant".
 */
export function supervise(command: () => Promise<number>, interruption: ProcessInterruption): void {
  let cause: "signal" | "crash" | undefined;
  let crashLine: string | undefined;
  let isLeaving = false;

  function leave(exitCode: number): never {
    isLeaving = true;
    process.exit(exitCode);
  }

  /** The end after a signal or a crash, whether the command has ended or is not waited for any longer. */
  function leaveEarly(): never {
    const left = removeLeftBehind();
    const lines = crashLine === undefined ? [] : [crashLine];
    if (cause === "signal") lines.push(`byoa: interrupted. ${leftBehindWords(left)}`);
    else if (left.length > 0) lines.push(`byoa: ${leftBehindWords(left)}`);
    writeNow(lines);
    leave(cause === "crash" ? EXIT_CODES.error : EXIT_CODES.interrupted);
  }

  function limitCleanUp(limitMs: number): void {
    // When nothing else is left to wait for, `beforeExit` comes sooner.
    setTimeout(leaveEarly, limitMs).unref();
  }

  function onSignal(): void {
    const isSecond = interruption.count > 1;
    if (interruption.isOrdinaryEnd && !isSecond) {
      limitCleanUp(ORDINARY_END_LIMIT_MS);
      return;
    }
    cause ??= "signal";
    if (isSecond) leaveEarly();
    limitCleanUp(CLEAN_UP_LIMIT_MS);
    const announce = () => interruption.say("byoa: interrupted, removing what was started … (again to leave at once)");
    setTimeout(announce, ANNOUNCE_AFTER_MS).unref();
  }

  function onCrash(error: unknown): void {
    // A second one is most likely a consequence of the first.
    if (crashLine !== undefined || isLeaving) return;
    crashLine = reportCrash(error);
    cause ??= "crash";
    interruption.abort();
    limitCleanUp(CLEAN_UP_LIMIT_MS);
  }

  async function finish(exitCode: number): Promise<never> {
    await flushOutput();
    // A short command runs in one turn of the event loop: a signal that has come meanwhile is only seen in the next one.
    await setImmediate();
    if (cause !== undefined) leaveEarly();
    const left = removeLeftBehind();
    if (left.length > 0) writeNow([`byoa: ${leftBehindWords(left)}`]);
    const fault = outputFault();
    if (fault === undefined || exitCode === EXIT_CODES.error) leave(exitCode);
    writeNow([`byoa: ${fault.message}.`]);
    leave(EXIT_CODES.error);
  }

  process.on("uncaughtException", onCrash);
  process.on("unhandledRejection", onCrash);
  // Nothing is left that could end the command: Node would leave with 0.
  process.on("beforeExit", () => {
    if (cause !== undefined) leaveEarly();
    onCrash(new Error("the command waits for something that cannot come any more"));
    // One more turn for what the abort has set off; after it this is called again.
    setTimeout(() => {}, 0);
  });
  process.on("exit", (exitCode) => {
    if (isLeaving) return;
    writeNow([reportCrash(new Error(`something ended the process with ${exitCode} before the command was done`))]);
    process.exitCode = EXIT_CODES.error;
  });
  interruption.onSignal(onSignal);
  command().then(finish).catch(onCrash);
}
