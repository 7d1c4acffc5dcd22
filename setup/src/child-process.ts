import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { SetupError } from "./setup-error.ts";

export interface QuietOptions {
  signal: AbortSignal;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Each line of stdout and stderr as it comes, for progress. */
  onLine?: (line: string) => void;
}

const keptLines = 15;

/**
 * Runs a command whose output nobody wants to read unless it fails, and gives its stdout.
 * Its process group is its own, so that an interruption ends it whole, and only once we say so.
 *
 * @throws SetupError with the last lines of the output; the signal's reason when interrupted, after the command ended.
 */
export async function runQuietly(command: string, args: readonly string[], options: QuietOptions): Promise<string> {
  options.signal.throwIfAborted();
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const kill = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
  };
  options.signal.addEventListener("abort", kill);
  const stdout: string[] = [];
  const last: string[] = [];
  const read = (line: string) => {
    last.push(line);
    if (last.length > keptLines) last.shift();
    options.onLine?.(line);
  };
  createInterface({ input: child.stderr }).on("line", read);
  createInterface({ input: child.stdout }).on("line", (line) => {
    stdout.push(line);
    read(line);
  });
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject).once("close", resolve);
    });
    options.signal.throwIfAborted();
    if (exitCode === 0) return stdout.join("\n");
    const what = `"${[command, ...args].join(" ")}" ended with ${exitCode}`;
    throw new SetupError(`${what}; mend that, then run the same command again`, { output: last });
  } finally {
    options.signal.removeEventListener("abort", kill);
  }
}

/**
 * Runs a command on our own terminal and gives its exit code. What interrupts us is handed to it, and we wait for its end;
 * Ctrl-C in a terminal reaches it by itself.
 */
export async function runInFront(command: string, args: readonly string[], cwd: string): Promise<number> {
  const child = spawn(command, args, { cwd, stdio: "inherit" });
  const passOn = (signal: NodeJS.Signals) => {
    if (signal !== "SIGINT" || process.stdin.isTTY !== true) child.kill(signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, passOn);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (exitCode, signal) => resolve(exitCode ?? (signal === null ? 3 : 130)));
    });
  } finally {
    for (const signal of signals) process.off(signal, passOn);
  }
}

/** Runs a TypeScript file (or any script) of the workspace under the workspace's Node. */
export const runScript = (script: string, args: readonly string[], cwd: string): Promise<number> =>
  runInFront(process.execPath, [script, ...args], cwd);
