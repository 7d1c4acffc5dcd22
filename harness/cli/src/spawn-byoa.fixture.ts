import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));

export interface Ended {
  /** As a shell shows it: 130 when it was killed by SIGINT before it could listen. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface SpawnOptions {
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the real command as a process of its own, without a terminal and without colours. */
export function spawnByoa(words: readonly string[], options: SpawnOptions = {}): ChildProcessWithoutNullStreams {
  const { NO_COLOR, FORCE_COLOR, CI, ...inherited } = process.env;
  return spawn(process.execPath, [main, ...words], {
    cwd: options.folder,
    env: { ...inherited, ...options.environment },
  });
}

/** Runs the real command to its end. */
export async function byoa(words: readonly string[], options: SpawnOptions = {}): Promise<Ended> {
  return await ended(spawnByoa(words, options));
}

/** What a process wrote, and its exit code, once it has ended. */
export async function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const { promise, resolve, reject } = Promise.withResolvers<Ended>();
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    stderr += chunk;
  });
  child.on("error", reject);
  child.on("close", (code, signal) => {
    resolve({ code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]), stdout, stderr });
  });
  return await promise;
}
