import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { NewFiles } from "@byoa/scaffold";
import { z } from "zod";
import type { Exercise, Lab, LabLanguage } from "../lab/lab.ts";
import { LAB_LANGUAGES } from "../lab/lab-file.ts";

/** File in an exercise's folder that says what it is and what each file was at its start. */
export const MARKER_FILE = ".byoa-lab.json";

const schema = z.object({
  lab: z.string(),
  exercise: z.string(),
  language: z.enum(LAB_LANGUAGES),
  files: z.record(z.string(), z.string()).meta({ description: "SHA-256 of each file and its execute bit." }),
});
export type Marker = z.infer<typeof schema>;

/** The marker of an exercise that is made of these files. */
export function markerOf(lab: Lab, exercise: Exercise, language: LabLanguage, files: NewFiles): Marker {
  const hashes = [...files].map(([path, { content, executable }]) => [path, hashOf(content, executable)]);
  return { lab: lab.name, exercise: exercise.name, language, files: Object.fromEntries(hashes) };
}

/** Those files and their marker. */
export function withMarker(marker: Marker, files: NewFiles): NewFiles {
  const content = Buffer.from(`${JSON.stringify(marker, null, 2)}\n`);
  return new Map([...files, [MARKER_FILE, { content, executable: false }]]);
}

/** The marker in a folder; undefined where there is none that can be read. */
export async function readMarker(folder: string): Promise<Marker | undefined> {
  const text = await readFile(join(folder, MARKER_FILE), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export const hashOf = (content: Buffer, executable: boolean): string =>
  createHash("sha256")
    .update(content)
    .update(executable ? "x" : "-")
    .digest("hex");
