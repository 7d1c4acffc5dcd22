import { CommanderError } from "commander";
import { commandLineErrorLine } from "./errors/command-line-error.ts";
import { makeProgram } from "./program.ts";

/** Runs one command line. Gives the exit code; never rejects: every error has become its line on the standard error. */
export async function run(words: readonly string[]): Promise<number> {
  let exitCode = 0;
  try {
    await makeProgram((code) => {
      exitCode = code;
    }).parseAsync(words, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      process.stderr.write(commandLineErrorLine(error));
      return 2;
    }
    if (words.includes("--debug")) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    const report = (await import("./errors/error-lines.ts")).reportOfError(error);
    process.stderr.write(report.lines.map((line) => `${line}\n`).join(""));
    return report.exitCode;
  }
}
