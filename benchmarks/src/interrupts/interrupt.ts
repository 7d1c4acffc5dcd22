import { setTimeout as sleep } from "node:timers/promises";
import { listens } from "./process-facts.ts";
import { spawnCommand } from "./spawn-command.ts";

export type Signal = "SIGINT" | "SIGTERM" | "SIGHUP" | "SIGKILL";

/** A clean-up is cut after 5 s; the rest is for a busy machine to end the process. */
const LIMIT_MS = 6_500;

export interface Attempt {
  readonly words: readonly string[];
  readonly signal: Signal;
  readonly atMs: number;
  /** What the command ends with when nobody interrupts it. */
  readonly ordinaryCode: number;
  readonly folder: string;
  readonly temporary: string;
}

export type Outcome = "130" | "130, left named" | "before its first line" | "ended before" | "killed" | "different";

export interface Interrupted {
  readonly outcome: Outcome;
  readonly endedAfterMs: number;
  /** Why it is different, and the last words. */
  readonly details: string;
}

/** Starts the command, sends the signal at the moment that was drawn, and says how it ended. */
export async function interrupt(attempt: Attempt): Promise<Interrupted> {
  const { signal, atMs, ordinaryCode } = attempt;
  const { child, ended } = spawnCommand(attempt.words, attempt);
  const early = await Promise.race([sleep(atMs), ended]);
  if (early !== undefined) return { outcome: "ended before", endedAfterMs: 0, details: "" };
  const heard = listens(child.pid ?? 0);
  const sentAtMs = performance.now();
  child.kill(signal);
  const end = await ended;
  const endedAfterMs = Math.round(end.atMs - sentAtMs);
  const outcome = outcomeOf();
  const tooLate = outcome !== "different" && endedAfterMs > LIMIT_MS;
  const details = `exit code ${end.code}${end.isRaw ? " (by the signal)" : ""} after ${endedAfterMs} ms: ${end.stderr.trimEnd().split("\n").slice(-2).join(" / ")}`;
  return { outcome: tooLate ? "different" : outcome, endedAfterMs, details };

  function outcomeOf(): Outcome {
    if (signal === "SIGKILL") return end.isRaw ? "killed" : "ended before";
    const last = end.stderr.trimEnd().split("\n").at(-1) ?? "";
    if (/internal error|^\s+at /m.test(end.stderr)) return "different";
    if (end.code === 130 && last === "byoa: interrupted. Nothing was left running.") return "130";
    if (end.code === 130 && last.startsWith("byoa: interrupted. Not removed: ")) return "130, left named";
    if (end.isRaw && !heard) return "before its first line";
    // It was about to leave: the result was out.
    return end.code === ordinaryCode && !end.isRaw && endedAfterMs < 500 ? "ended before" : "different";
  }
}
