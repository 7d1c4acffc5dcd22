import { readFileSync } from "node:fs";
import type { z } from "zod";
import { JobFault } from "./job-fault.ts";

/**
 * A configuration file by its schema; undefined when there is no such file.
 * @throws JobFault when it cannot be read, is not JSON, or is not what the schema asks for
 */
export function readJsonFile<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> | undefined {
  const text = readText(file);
  if (text === undefined) return undefined;
  const parsed = schema.safeParse(parseJson(file, text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new JobFault(`${file}: ${issue?.path.join(".") || "the document"}: ${issue?.message ?? "unknown fault"}`);
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new JobFault(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new JobFault(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
