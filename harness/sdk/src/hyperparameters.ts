/** What people write; a job gets text. */
export type HyperparameterValue = string | number | boolean | readonly unknown[] | { readonly [key: string]: unknown };

/** All values as text, as they stand in `hyperparameters.json`: words as they are, lists and objects as JSON. */
export function hyperparameterTexts(values: Readonly<Record<string, HyperparameterValue>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "object" ? JSON.stringify(value) : String(value),
    ]),
  );
}
