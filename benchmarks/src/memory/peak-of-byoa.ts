import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { byoaProgram } from "../example.ts";

/** One run of the command, and what it took. */
export interface CommandRun {
  readonly peakBytes: number;
  readonly durationMs: number;
  readonly exitCode: number | null;
  /** Its standard error. */
  readonly errors: string;
}

export interface CommandSurroundings {
  readonly folder: string;
  readonly nodeFlags?: readonly string[];
  /** Most files that it may have open. */
  readonly openFiles?: number | undefined;
}

/** Runs `byoa` with these words in `folder` and gives the peak resident memory of its own process, containers not counted. */
export async function peakOfByoa(
  words: readonly string[],
  { folder, nodeFlags = [], openFiles }: CommandSurroundings,
): Promise<CommandRun> {
  const file = join(folder, "peak");
  const began = performance.now();
  const limit = openFiles === undefined ? "" : `ulimit -n ${openFiles}; `;
  const child = spawn(
    "sh",
    [
      "-c",
      `${limit}exec "$0" "$@"`,
      process.execPath,
      ...nodeFlags,
      "--import",
      join(import.meta.dirname, "tell-peak.ts"),
      byoaProgram,
      ...words,
    ],
    { cwd: folder, env: { ...process.env, BYOA_PEAK_FILE: file }, stdio: ["ignore", "ignore", "pipe"] },
  );
  const [[exitCode], errors] = await Promise.all([once(child, "close"), text(child.stderr)]);
  const durationMs = performance.now() - began;
  const peakBytes = Number(readFileSync(file, "utf8"));
  rmSync(file);
  return { peakBytes, durationMs, exitCode: typeof exitCode === "number" ? exitCode : null, errors };
}
