/**
 * Plain data with each of its texts changed, and what JSON does not keep left out, as if it had been written and read again. A part in which
 * nothing changes is the same object as before: the record of a run may hold a million log lines, and its copy would be as large.
 */
export function withTexts<T>(value: T, text: (text: string) => string): T {
  // Only texts change and members that are undefined go: the shape stays.
  return changed(value, text) as T;
}

function changed(value: unknown, text: (text: string) => string): unknown {
  if (typeof value === "string") return text(value);
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "function" || typeof value === "symbol") return undefined;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value))
    return sameOr(
      value,
      value.map((inner) => changed(inner, text) ?? null),
    );
  if (value instanceof Uint8Array) return Buffer.isBuffer(value) ? value : Buffer.from(value);
  if (value instanceof Set) return new Set([...value].map((inner) => changed(inner, text)));
  if (value instanceof Map)
    return new Map([...value].map(([key, inner]) => [changed(key, text), changed(inner, text)]));
  return withMembers(value, text);
}

function withMembers(value: object, text: (text: string) => string): unknown {
  const isPlain = Object.getPrototypeOf(value) === Object.prototype;
  const keys = Object.keys(value);
  let members: [string, unknown][] | undefined = isPlain ? undefined : [];
  for (const [index, key] of keys.entries()) {
    const before: unknown = Reflect.get(value, key);
    const after = changed(before, text);
    if (members === undefined && after !== undefined && Object.is(after, before)) continue;
    members ??= keys.slice(0, index).map((earlier) => [earlier, Reflect.get(value, earlier)]);
    if (after !== undefined) members.push([key, after]);
  }
  return members === undefined ? value : Object.fromEntries(members);
}

function sameOr(before: readonly unknown[], after: unknown[]): readonly unknown[] {
  return after.every((inner, index) => Object.is(inner, before[index])) ? before : after;
}
