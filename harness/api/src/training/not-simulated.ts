/**
 * Parameters that are given and have no effect here: everything that is not in the list of those that have. A parameter that AWS adds
 * is in no list, so it is told too. What is off (`false`, an empty list) asks for nothing.
 *
 * @param effective paths with an effect, or that only name and describe; items of lists count as their list: `InputDataConfig.ChannelName`
 */
export function notSimulated(input: unknown, effective: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  walk(input, "", effective, found);
  return [...found].sort();
}

function walk(value: unknown, path: string, effective: ReadonlySet<string>, found: Set<string>): void {
  if (path !== "" && effective.has(path)) return;
  if (value === false || value === null || value === undefined) return;
  if (Array.isArray(value)) {
    for (const item of value) walk(item, path, effective, found);
    return;
  }
  const leads = path === "" || [...effective].some((known) => known.startsWith(`${path}.`));
  if (typeof value === "object" && leads)
    for (const [name, member] of Object.entries(value))
      walk(member, path === "" ? name : `${path}.${name}`, effective, found);
  else found.add(path);
}

/** Values that a path has when it asks for what happens here anyway, such as a distribution to all hosts. */
export const withoutDefaults = (paths: readonly string[], input: unknown, defaults: Readonly<Record<string, string>>) =>
  paths.filter((path) => {
    const [usual, values] = [defaults[path], valuesAt(input, path.split("."))];
    return usual === undefined || values.some((value) => value !== usual);
  });

function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  const [first, ...rest] = path;
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  if (first === undefined) return [value];
  return typeof value === "object" && value !== null && first in value ? valuesAt(Reflect.get(value, first), rest) : [];
}
