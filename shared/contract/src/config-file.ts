/** A configuration file as the platform writes it: compact JSON, UTF-8, no final newline, keys in the order given. */
export function configFileText(value: unknown): string {
  return JSON.stringify(value);
}
