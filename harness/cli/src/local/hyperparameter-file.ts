import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { ConfigurationError } from "@byoa/conformance/profile";

/** CreateTrainingJob takes 100 names and values of 2,756 characters together. */
const LARGEST_BYTES = 1_000_000;

/**
 * The hyperparameters of a JSON file as `name=value` words: one flat object, as CreateTrainingJob takes it; numbers and booleans
 * become text. Throws ConfigurationError `flag-invalid`.
 */
export async function hyperparameterFile(file: string): Promise<string[]> {
  const facts = await stat(resolve(file)).catch((error: Error) => wrong(file, error.message));
  if (!facts.isFile()) wrong(file, "it is no file");
  if (facts.size > LARGEST_BYTES) wrong(file, "it is larger than 1 MB");
  const text = await readFile(resolve(file), "utf8").catch((error: Error) => wrong(file, error.message));
  const values = parsed(file, text);
  return Object.entries(values).map(([name, value]) => {
    if (typeof value === "object" || value === undefined)
      wrong(file, `${name} is ${value === null ? "null" : "nested"}: every value must be text, a number or a boolean`);
    return `${name}=${value}`;
  });
}

function parsed(file: string, text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    wrong(file, error instanceof Error ? error.message : String(error));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) wrong(file, "it is no JSON object");
  return { ...value };
}

function wrong(file: string, what: string): never {
  const next = 'Write it like {"max_depth": "3"}.';
  throw new ConfigurationError([{ code: "flag-invalid", what, where: `--hp-file ${file}`, next }]);
}
