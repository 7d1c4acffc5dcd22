import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { COMMAND } from "./scenarios.ts";

export interface Ended {
  /** As a shell shows it. */
  readonly code: number;
  /** Ended by the signal itself, without a word of the command's. */
  readonly isRaw: boolean;
  readonly stderr: string;
  readonly atMs: number;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when the output holds the text; rejects when the command ends before. */
  readonly says: (text: string) => Promise<void>;
}

/** Starts the real command; `unshared`: as process 1 of a PID namespace of its own. */
export function spawnCommand(
  words: readonly string[],
  { folder, temporary, unshared = false }: { folder: string; temporary: string; unshared?: boolean },
): Running {
  const own = [process.execPath, COMMAND, ...words];
  const [program = "", ...given] = unshared
    ? ["unshare", "--pid", "--fork", "--mount-proc", "--kill-child", ...own]
    : own;
  const child = spawn(program, given, {
    cwd: folder,
    env: { ...process.env, TMPDIR: temporary, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  const waiting = new Set<() => void>();
  const tell = (): void => {
    for (const look of waiting) look();
  };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    tell();
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    tell();
  });
  const { promise: ended, resolve } = Promise.withResolvers<Ended>();
  child.once("close", (code, signal) => {
    const number = signal === null ? 0 : constants.signals[signal];
    resolve({ code: code ?? 128 + number, isRaw: signal !== null, stderr, atMs: performance.now() });
  });
  return {
    child,
    ended,
    async says(text) {
      const { promise: said, resolve: heard } = Promise.withResolvers<true>();
      const look = (): void => {
        if (stdout.includes(text)) heard(true);
      };
      waiting.add(look);
      look();
      const first = await Promise.race([said, ended]);
      waiting.delete(look);
      if (first !== true) throw new Error(`byoa ${words.join(" ")} ended with ${first.code}:\n${first.stderr}`);
    },
  };
}
