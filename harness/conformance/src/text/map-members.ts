/**
 * The same object or list with each member changed; a member that becomes undefined is left out, in a list it becomes null. Where nothing changes
 * it is the very same object: the record of a run may hold a million log lines, and a copy would be as large.
 */
export function mapMembers(value: object, change: (member: unknown) => unknown): object {
  if (Array.isArray(value)) {
    const after = value.map((member: unknown) => change(member) ?? null);
    return after.every((member, index) => Object.is(member, value[index])) ? value : after;
  }
  const keys = Object.keys(value);
  // What has a class of its own becomes plain.
  let members: [string, unknown][] | undefined = Object.getPrototypeOf(value) === Object.prototype ? undefined : [];
  for (const [index, key] of keys.entries()) {
    const before: unknown = Reflect.get(value, key);
    const after = change(before);
    if (members === undefined && after !== undefined && Object.is(after, before)) continue;
    members ??= keys.slice(0, index).map((earlier) => [earlier, Reflect.get(value, earlier)]);
    if (after !== undefined) members.push([key, after]);
  }
  return members === undefined ? value : Object.fromEntries(members);
}
