/** What we know of a body by its declared type. */
export type MediaKind = "csv" | "json" | "json-lines" | "other";

/** The kind of a content type, whatever its parameters and case. */
export function mediaKind(contentType: string): MediaKind {
  const essence = mediaEssence(contentType);
  if (essence === "text/csv") return "csv";
  if (/^application\/(jsonlines|x-jsonlines|x-ndjson|jsonl)$/.test(essence)) return "json-lines";
  if (essence === "application/json" || essence.endsWith("+json")) return "json";
  return "other";
}

/** The type without its parameters, in lower case. */
export function mediaEssence(contentType: string): string {
  return (contentType.split(";")[0] ?? "").trim().toLowerCase();
}
