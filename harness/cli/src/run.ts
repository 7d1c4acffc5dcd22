import { CommanderError } from "commander";
import { commandLineErrorLine } from "./errors/command-line-error.ts";
import type { ErrorReport } from "./errors/error-lines.ts";
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
    const report = await reportOf(error);
    process.stderr.write(report.lines.map((line) => `${line}\n`).join(""));
    return report.exitCode;
  }
}

/** The error's words are loaded when they are needed; where even that fails, the installation is broken. */
async function reportOf(error: unknown): Promise<ErrorReport> {
  try {
    return (await import("./errors/error-lines.ts")).reportOfError(error);
  } catch (broken) {
    const why = broken instanceof Error ? broken.message.split("\n", 1)[0] : String(broken);
    return { lines: [`byoa: internal error: its own code cannot be loaded (${why}). Install it again.`], exitCode: 3 };
  }
}
