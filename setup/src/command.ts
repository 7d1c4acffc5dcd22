import { openProgress, type Progress } from "./progress.ts";
import { SetupError } from "./setup-error.ts";

/** What every step is given: how to tell, when to stop, and what was asked for. */
export interface CommandContext {
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  progress: Progress;
  /** Aborted by Ctrl-C, SIGTERM and SIGHUP. */
  signal: AbortSignal;
}

const interruptedExitCode = 130;

/** Runs one command to its exit code: an error is one line on stderr, an interruption is 130, and nothing stays half-done. */
export async function runCommand(main: (context: CommandContext) => Promise<number>): Promise<void> {
  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => interruption.abort());
  const { signal } = interruption;
  try {
    const exitCode = await main({ args: process.argv.slice(2), env: process.env, progress: openProgress(), signal });
    process.exitCode = signal.aborted ? interruptedExitCode : exitCode;
  } catch (error) {
    if (signal.aborted) {
      process.stderr.write("byoa: interrupted; the same command goes on where it stopped\n");
      process.exitCode = interruptedExitCode;
    } else {
      const output = error instanceof SetupError ? error.output : [];
      for (const line of output) process.stderr.write(`    ${line}\n`);
      process.stderr.write(`byoa: ${error instanceof SetupError ? error.message : unexpected(error)}\n`);
      process.exitCode = error instanceof SetupError ? error.exitCode : 3;
    }
  }
  // Connections to the engine are kept alive; nothing is left to wait for.
  process.exit();
}

const unexpected = (error: unknown): string =>
  `set-up failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
