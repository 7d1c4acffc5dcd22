import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { log } from "../../training/log.ts";
import { lastLines } from "./last-lines.ts";

const SIGNALS = ["SIGTERM", "SIGINT"] as const;
/** Of the 120 s between the platform's SIGTERM and its SIGKILL; what is left is for the failure file. */
const STOP_GRACE_MS = 110_000;
const LATE_OUTPUT_MS = 1_000;
/** What a shell says of a process that a signal has ended. */
const SIGNALLED = 128;

/** How a script ended. */
export interface ScriptEnd {
  /** Its own, or 128 and the signal's number. */
  readonly exitCode: number;
  /** The signal that ended it, if one did. */
  readonly signal: NodeJS.Signals | undefined;
  /** The signal that this process was sent and handed on, if any. */
  readonly stoppedBy: NodeJS.Signals | undefined;
  /** The end of its stderr. */
  readonly lastLines: readonly string[];
}

/**
 * Runs the user's script to its end. What it writes goes out at once and untouched; SIGTERM and SIGINT are handed on to it
 * (AWS's toolkit keeps them to itself: a stopped job then saves nothing), and SIGKILL follows when it does not end.
 * @throws Error when it cannot be started
 */
export async function runScript(script: {
  readonly command: readonly [string, ...string[]];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}): Promise<ScriptEnd> {
  const [file, ...commandLine] = script.command;
  const child = spawn(file, commandLine, {
    cwd: script.folder,
    env: { ...script.environment },
    stdio: ["ignore", "inherit", "pipe"],
  });
  const said = lastLines();
  // After its exit: the last bytes may still be on their way, and a process that it left behind may hold the pipe open.
  const saidAll = once(child.stderr, "close").catch(() => undefined);
  const ended = new AbortController();
  child.stderr.on("data", (bytes: Buffer) => {
    said.add(bytes);
    process.stderr.write(bytes); // to a pipe or a file Node writes at once
  });
  process.stderr.on("error", () => {}); // nobody reads: a log must not end the job
  let stoppedBy: NodeJS.Signals | undefined;
  let grace: NodeJS.Timeout | undefined;
  const stop = (signal: NodeJS.Signals) => {
    child.kill(signal);
    if (stoppedBy !== undefined) return;
    stoppedBy = signal;
    log(`${signal}: handed on to the script`);
    grace = setTimeout(() => child.kill("SIGKILL"), STOP_GRACE_MS);
  };
  for (const name of SIGNALS) process.on(name, stop);
  try {
    const { promise, resolve, reject } = Promise.withResolvers<[number | null, NodeJS.Signals | null]>();
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve([code, signal]));
    const [code, signal] = await promise;
    await Promise.race([saidAll, delay(LATE_OUTPUT_MS, undefined, { signal: ended.signal })]);
    return {
      exitCode: code ?? SIGNALLED + (signal === null ? 0 : constants.signals[signal]),
      signal: signal ?? undefined,
      stoppedBy,
      lastLines: said.lines,
    };
  } finally {
    clearTimeout(grace);
    ended.abort();
    for (const name of SIGNALS) process.off(name, stop);
  }
}
