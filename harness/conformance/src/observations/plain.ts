/**
 * Observations as JSON and back without loss: what JSON cannot say is tagged.
 * `{"$bytes": base64}`, `{"$number": "Infinity"}`, `{"$set": […]}`, `{"$map": [[key, value], …]}`.
 */
export function toPlain(value: unknown, text: (text: string) => string = (text) => text): unknown {
  const plain = (inner: unknown): unknown => toPlain(inner, text);
  switch (typeof value) {
    case "string":
      return text(value);
    case "number":
      return Number.isFinite(value) ? value : { $number: String(value) };
    case "bigint":
      return { $number: String(value) };
    case "boolean":
      return value;
    case "object":
      break;
    default:
      return undefined;
  }
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((inner) => plain(inner) ?? null);
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString("base64") };
  if (value instanceof Set) return { $set: [...value].map(plain) };
  if (value instanceof Map) return { $map: [...value].map(plain) };
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, plain(inner)])
      .filter(([, inner]) => inner !== undefined),
  );
}

/** The inverse of `toPlain`. */
export function fromPlain(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(fromPlain);
  const entries = Object.entries(value);
  const [key, inner] = entries[0] ?? [];
  if (entries.length === 1) {
    if (key === "$bytes" && typeof inner === "string") return Buffer.from(inner, "base64");
    if (key === "$number" && typeof inner === "string") return Number(inner);
    if (key === "$set" && Array.isArray(inner)) return new Set(inner.map(fromPlain));
    if (key === "$map" && Array.isArray(inner))
      return new Map(inner.map((pair: [unknown, unknown]) => [fromPlain(pair[0]), fromPlain(pair[1])]));
  }
  return Object.fromEntries(entries.map(([name, member]) => [name, fromPlain(member)]));
}
