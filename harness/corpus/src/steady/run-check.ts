import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { type Judged, resultSchema } from "./result.ts";

const judgedSchema = resultSchema.pick({ conclusion: true, durationMs: true, verdicts: true });

/** Checks an image in a process of its own. Throws when that process fails; an interruption reaches it, and is waited for. */
export async function runCheck(name: string, signal: AbortSignal): Promise<Judged> {
  signal.throwIfAborted();
  const child = spawn(process.execPath, [join(import.meta.dirname, "one-check.ts"), name], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = () => child.kill("SIGTERM");
  signal.addEventListener("abort", stop);
  try {
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    const [code, out, errors] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    signal.throwIfAborted();
    if (code !== 0)
      throw new Error(`the check of ${name} ended with ${code}: ${errors.trim().split("\n").at(-1) ?? ""}`);
    return judgedSchema.parse(JSON.parse(out));
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
