import { mapMembers } from "./map-members.ts";

/**
 * Plain data with each of its texts changed, and what JSON does not keep left out, as if it had been written and read again. A part in which
 * nothing changes is the same object as before.
 */
export function withTexts<T>(value: T, text: (text: string) => string): T {
  // Only texts change and members that are undefined go: the shape stays.
  return changed(value, text) as T;
}

function changed(value: unknown, text: (text: string) => string): unknown {
  const inside = (member: unknown): unknown => changed(member, text);
  if (typeof value === "string") return text(value);
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "function" || typeof value === "symbol") return undefined;
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Uint8Array) return Buffer.isBuffer(value) ? value : Buffer.from(value);
  if (value instanceof Set) return new Set([...value].map(inside));
  if (value instanceof Map) return new Map([...value].map(([key, member]) => [inside(key), inside(member)]));
  return mapMembers(value, inside);
}
