import { HYPERPARAMETER_LIMITS } from "@byoa/contract";
import { ConfigurationError } from "./configuration-error.ts";
import type { ConfigurationFile } from "./configuration-file.ts";
import type { HyperparameterProfile } from "./profile.ts";

type Type = HyperparameterProfile["type"];

/** Hyperparameters that a file declares, their values as the text that SageMaker would hand over. */
export function hyperparameterProfiles(file: ConfigurationFile): HyperparameterProfile[] {
  return Object.entries(file.configuration.hyperparameters ?? {}).map(([name, given]) => {
    const path = ["hyperparameters", name];
    if (typeof given !== "object" || Array.isArray(given)) {
      const value = valueText(file, path, given);
      return { name, value, invalid: undefined, required: false, type: typeOf(value) };
    }
    const value = valueText(file, [...path, "value"], given.value);
    return {
      name,
      value,
      invalid: given.invalid === undefined ? undefined : valueText(file, [...path, "invalid"], given.invalid),
      required: given.required ?? false,
      type: given.type ?? typeOf(value),
    };
  });
}

/** Smoke values that a file declares. */
export function smokeHyperparameters(file: ConfigurationFile): Record<string, string> {
  return valueTexts(file, ["smoke"], file.configuration.smoke);
}

/** Values at a place of the file as the text that SageMaker would hand over. */
export function valueTexts(
  file: ConfigurationFile,
  path: readonly string[],
  values: Readonly<Record<string, unknown>> = {},
): Record<string, string> {
  const pairs = Object.entries(values);
  return Object.fromEntries(pairs.map(([name, value]) => [name, valueText(file, [...path, name], value)]));
}

/** What a value plainly is, by its text: `5` a number, `true` a boolean, `[1,2]` JSON, everything else a word. */
export function typeOf(value: string): Type {
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value)) return "number";
  if (/^(true|false)$/i.test(value)) return "boolean";
  if (/^[[{]/.test(value)) {
    try {
      JSON.parse(value);
      return "json";
    } catch {
      return "string";
    }
  }
  return "string";
}

function valueText(file: ConfigurationFile, path: readonly string[], value: unknown): string {
  const text = file.document.numberText(path) ?? (typeof value === "object" ? JSON.stringify(value) : String(value));
  if (text.length <= HYPERPARAMETER_LIMITS.valueCharacters) return text;
  throw new ConfigurationError([
    {
      code: "config-invalid-value",
      what: `${path.join(".")} is longer than the contract's ${HYPERPARAMETER_LIMITS.valueCharacters} characters`,
      where: file.document.where(path),
      next: "Put long values into a channel.",
    },
  ]);
}
