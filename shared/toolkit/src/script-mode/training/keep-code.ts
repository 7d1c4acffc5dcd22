import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ContractPaths } from "@byoa/contract";
import { z } from "zod";

const NOTE = ".script-mode.json";
const note = z.looseObject({ program: z.string() });

/** Where the model carries the user's code to serving: `/opt/ml/model/code`. */
export function codeInModel(modelFolder: string): string {
  return join(modelFolder, "code");
}

/**
 * Copies the user's code into the model folder, with a note of which script trained, so that `model.tar.gz` is all that
 * serving needs. A script that has put a folder `code` there itself has said what serving shall have: it stays as it is.
 */
export function keepCode(paths: Pick<ContractPaths, "code" | "model">, program: string): void {
  const folder = codeInModel(paths.model);
  if (existsSync(folder)) return;
  // Files in place of links: an archive of a model must not hold any.
  cpSync(paths.code, folder, { recursive: true, dereference: true });
  writeFileSync(join(folder, NOTE), `${JSON.stringify({ program })}\n`);
}

/** The script that trained, by the note beside the code; undefined when there is none. */
export function keptProgram(folder: string): string | undefined {
  try {
    return note.parse(JSON.parse(readFileSync(join(folder, NOTE), "utf8"))).program;
  } catch {
    return undefined; // the code came into the model in another way
  }
}
