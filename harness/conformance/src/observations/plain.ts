import { mapMembers } from "../text/map-members.ts";

/**
 * Observations as JSON and back without loss: what JSON cannot say is tagged.
 * `{"$bytes": base64}`, `{"$number": "Infinity"}`, `{"$set": […]}`, `{"$map": [[key, value], …]}`; `{"$object": [[key, value]]}` for what only
 * looks like one of them, as an answer's only header may. What needs no tag is not copied.
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
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString("base64") };
  if (value instanceof Set) return { $set: [...value].map(plain) };
  if (value instanceof Map) return { $map: [...value].map(plain) };
  const members = mapMembers(value, plain);
  return isTagged(members) ? { $object: Object.entries(members) } : members;
}

/** One key with a dollar in front. */
function isTagged(value: object): boolean {
  if (Array.isArray(value)) return false;
  const [key, second] = Object.keys(value);
  return second === undefined && key?.startsWith("$") === true;
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
    if (key === "$object" && Array.isArray(inner))
      return Object.fromEntries(inner.map((pair: [string, unknown]) => [pair[0], fromPlain(pair[1])]));
    if (key === "$map" && Array.isArray(inner))
      return new Map(inner.map((pair: [unknown, unknown]) => [fromPlain(pair[0]), fromPlain(pair[1])]));
  }
  return Object.fromEntries(entries.map(([name, member]) => [name, fromPlain(member)]));
}
