import { EXIT_CODES } from "@byoa/conformance/exit-codes";
import { redactionOfWords } from "@byoa/conformance/secrets";
import { plainText } from "@byoa/conformance/text";
import { leftBehind } from "@byoa/platform/left-behind";
import { CommanderError } from "commander";
import { reportCrash } from "./ends/crash-file.ts";
import type { Interruption } from "./ends/interruption.ts";
import { commandLineErrorLine } from "./errors/command-line-error.ts";
import { makeProgram } from "./program.ts";

/** Runs one command line. Gives the exit code; never rejects: every error has become its line on the standard error. */
export async function run(words: readonly string[], interruption: Interruption): Promise<number> {
  let exitCode: number = EXIT_CODES.conformant;
  const hide = redactionOfWords(words);
  try {
    const program = makeProgram(async (command) => {
      exitCode = await command(interruption);
    });
    await program.parseAsync(words, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT_CODES.conformant;
      process.stderr.write(hide(commandLineErrorLine(error)));
      return EXIT_CODES.usage;
    }
    if (words.includes("--debug"))
      process.stderr.write(`${plainText(hide(error instanceof Error ? (error.stack ?? "") : String(error)))}\n`);
    // What an interrupted command throws is a consequence of that; the line about it is the last one of the process.
    if (interruption.signal.aborted) return EXIT_CODES.interrupted;
    if (isNamedAtTheEnd(error)) return EXIT_CODES.error;
    // The words are loaded when they are needed.
    const report = (await import("./errors/error-lines.ts")).reportOfError(error);
    const lines = report.isOurFault ? [reportCrash(error)] : report.lines;
    process.stderr.write(lines.map((line) => `${hide(line)}\n`).join(""));
    return report.exitCode;
  }
}

/** What is left stands in the last line of the process, with its removal: a second line about it would only repeat that. */
const isNamedAtTheEnd = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "left-behind" && leftBehind().length > 0;
