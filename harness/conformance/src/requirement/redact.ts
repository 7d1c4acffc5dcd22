/** Names of variables whose values must not be shown again. */
const SECRET_NAME = /secret|token|password|passwd|credential|api_?key|access_?key|private/i;
/** Shorter values stand in too many innocent places. */
const SHORTEST_SECRET = 6;

/** The values that are never to be repeated in evidence, with the names of their variables. */
export function secretsOf(environment: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const secrets = new Map<string, string>();
  for (const [name, value] of Object.entries(environment)) {
    if (SECRET_NAME.test(name) && value.length >= SHORTEST_SECRET) secrets.set(value, name);
  }
  return secrets;
}

/** The text with every secret's value replaced by the name of its variable. */
export function redact(text: string, environment: Readonly<Record<string, string>>): string {
  let redacted = text;
  for (const [value, name] of secretsOf(environment)) redacted = redacted.replaceAll(value, `[value of ${name}]`);
  return redacted;
}
