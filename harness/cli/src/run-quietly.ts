import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Runs a program to its end; nothing of it is shown unless it fails. Throws Error with its last words. */
export async function runQuietly(program: string, words: readonly string[], signal: AbortSignal): Promise<void> {
  await execute(program, words, { signal });
}
