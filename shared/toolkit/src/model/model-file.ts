import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";

const MOST_NAMES = 10;

/**
 * The content of a file of the model folder.
 * @throws Error with one line that names the file, the reason and what the folder holds instead
 */
export function readModelFile(folder: string, name: string): Buffer {
  const file = join(folder, name);
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Error(`cannot read the model ${file} (${reason(error)}); ${listing(folder)}`, { cause: error });
  }
}

/**
 * A model's JSON document, checked.
 *
 * @param where names the file in messages
 * @param what names the kind of model: "a model of this decision tree"
 * @throws Error with one line: not JSON, or the first thing in it that is not as the schema says
 */
export function parseModelDocument<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  { where, what }: { readonly where: string; readonly what: string },
): z.infer<Schema> {
  const parsed = schema.safeParse(parseJson(text, where));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.join(".") || "the document";
  throw new Error(`${where} is not ${what}: ${path}: ${issue?.message ?? "unknown fault"}`);
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${where} is not JSON: ${reason(error)}`, { cause: error });
  }
}

function listing(folder: string): string {
  try {
    const names = readdirSync(folder);
    return names.length === 0 ? `${folder} is empty` : `${folder} holds ${names.slice(0, MOST_NAMES).join(", ")}`;
  } catch {
    return `${folder} is not there`;
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
