import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plainText } from "../plain-text.ts";
import { VERSION } from "../version.ts";
import { hideValues } from "./hide-values.ts";

/** Saves what a fault of byoa needs to be found, for its owner's eyes only. Gives the line for the person. Never throws. */
export function reportCrash(error: unknown): string {
  const words = process.argv.slice(2);
  const hide = (text: string): string => hideValues(text, words, process.env);
  const message = plainText(hide(error instanceof Error ? error.message : String(error))) || "no message";
  const what = `byoa: internal error: ${message} — a fault of byoa, not of the image.`;
  const details = [
    `byoa ${VERSION}, node ${process.version}, ${process.platform} ${process.arch}, ${new Date().toISOString()}`,
    `command line: ${JSON.stringify(words)}`,
    "",
    ...stacks(error),
    "",
  ].join("\n");
  try {
    const file = join(tmpdir(), `byoa-crash-${randomBytes(6).toString("hex")}.txt`);
    writeFileSync(file, hide(details), { mode: 0o600, flag: "wx" });
    return `${what} Details: ${file}`;
  } catch (cause) {
    return `${what} Its details could not be saved (${cause instanceof Error ? cause.message : String(cause)}).`;
  }
}

/** The stack of an error, and those of its causes. */
function stacks(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined || depth === 8 ? [own] : [own, "caused by:", ...stacks(error.cause, depth + 1)];
}
