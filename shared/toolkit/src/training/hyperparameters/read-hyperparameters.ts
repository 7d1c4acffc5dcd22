import { type HyperparametersFile, hyperparametersFile, isReservedHyperparameter } from "@byoa/contract";
import type { z } from "zod";
import { JobFault } from "../job-fault.ts";
import { readJsonFile } from "../json-file.ts";
import { candidateValues } from "./candidate-values.ts";

const SHOWN_CHARACTERS = 100;

/**
 * The job's hyperparameters by the algorithm's schema. Keys that the schema does not have are left aside, `sagemaker_*`
 * and those of tuning jobs with them; `ignored` names the others, so that a misspelt one can be told.
 *
 * @throws JobFault naming each bad parameter, its value, and what is allowed: the field's description
 *   (`z.int().describe("a whole number")`), or zod's words without one
 */
export function decodeHyperparameters<Schema extends z.ZodObject>(
  texts: HyperparametersFile,
  schema: Schema,
): { values: z.infer<Schema>; ignored: string[] } {
  const fields: Readonly<Record<string, z.ZodType>> = schema.shape;
  const decoded: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
    const candidates = text === undefined ? [undefined] : candidateValues(text);
    const results = candidates.map((candidate) => ({ candidate, result: field.safeParse(candidate) }));
    const good = results.find(({ result }) => result.success);
    if (good !== undefined) {
      if (good.candidate !== undefined) decoded[name] = good.candidate;
      continue;
    }
    const said = text === undefined ? "is missing" : `is ${JSON.stringify(shorten(text))}`;
    const zodWords = results[0]?.result.error?.issues[0]?.message.replace("Invalid input: ", "");
    const allowed = field.description === undefined ? `: ${zodWords}` : `; it must be ${field.description}`;
    faults.push(`hyperparameter ${name} ${said}${allowed}`);
  }
  if (faults.length > 0) throw new JobFault(faults.join(" · "));
  const parsed = schema.safeParse(decoded);
  if (!parsed.success) {
    const told = parsed.error.issues.map((issue) => `hyperparameter ${issue.path.join(".")}: ${issue.message}`);
    throw new JobFault(told.join(" · "));
  }
  const ignored = Object.keys(texts).filter((name) => !Object.hasOwn(fields, name) && !isReservedHyperparameter(name));
  return { values: parsed.data, ignored };
}

/** The texts of `hyperparameters.json`; none when the file is not there. */
export function readHyperparameterTexts(file: string): HyperparametersFile {
  return readJsonFile(file, hyperparametersFile) ?? {};
}

function shorten(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
