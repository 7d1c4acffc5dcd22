import { type JsonValue, pythonJson } from "./python-json.ts";
import { PythonNumber } from "./python-number.ts";

/**
 * Hyperparameters as arguments for the user's script: sorted by name, one-letter names with one dash, objects as
 * `k=v,k2=v2`, every value as text. Lists and truth values are JSON (`[1,2]`, `true`), which a script can parse; AWS's
 * toolkit writes them as Python prints them (`[1, 2]`, `True`).
 *
 * @example commandLine({ epochs: 5, C: 0.1 }); // ["-C", "0.1", "--epochs", "5"]
 */
export function commandLine(hyperparameters: Readonly<Record<string, JsonValue>>): string[] {
  return Object.keys(hyperparameters)
    .sort()
    .flatMap((name) => [`${name.length > 1 ? "--" : "-"}${name}`, argumentText(hyperparameters[name] ?? null)]);
}

function argumentText(value: JsonValue): string {
  if (!isObject(value)) return valueText(value);
  return Object.keys(value)
    .sort()
    .map((key) => `${key}=${valueText(value[key] ?? null)}`)
    .join(",");
}

/** A value outside JSON: strings as they are, null empty, everything else as JSON. */
export function valueText(value: JsonValue): string {
  if (value === null) return "";
  return typeof value === "string" ? value : pythonJson(value);
}

function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof PythonNumber);
}
