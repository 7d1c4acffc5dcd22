import { extname } from "node:path";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".csv": "text/csv",
  ".json": "application/json",
  ".jsonl": "application/jsonlines",
  ".txt": "text/plain",
};

/** The content type that a file's ending stands for; undefined for one that stands for none. */
export function contentTypeOf(file: string): string | undefined {
  return CONTENT_TYPES[extname(file).toLowerCase()];
}
