import { mediaKind } from "./media-kind.ts";

/** How many records a text of this type holds; undefined: it has no records that can be counted. */
export function recordsIn(contentType: string, text: string): number | undefined {
  const kind = mediaKind(contentType);
  if (kind === "json") return recordsOfDocument(text);
  const isLines = kind === "csv" || kind === "json-lines" || /^text\/plain\b/i.test(contentType);
  if (!isLines || (kind === "csv" && text.includes('"'))) return undefined;
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  return lines.length === 1 && lines[0]?.trim() === "" ? 0 : lines.length;
}

/** The elements of an array, or of the only array of an object. */
function recordsOfDocument(text: string): number | undefined {
  const document = parse(text);
  if (Array.isArray(document)) return document.length;
  if (typeof document !== "object" || document === null) return undefined;
  const arrays = Object.values(document).filter((value) => Array.isArray(value));
  return arrays.length === 1 ? arrays[0]?.length : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
