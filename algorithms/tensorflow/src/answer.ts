import { BadInput, type Prediction } from "@byoa/toolkit";
import type { ClassPrediction } from "./model/predict-rows.ts";

/** What an answer may hold, as the platform's own AutoML containers call it. */
const FIELDS = ["predicted_label", "probabilities"] as const;
export type AnswerField = (typeof FIELDS)[number];

/** Environment variable with the fields of every answer; the platform's own containers read it too. */
const OUTPUT_VARIABLE = "SAGEMAKER_INFERENCE_OUTPUT";
/** Parameter of Accept with the fields of one answer: `Accept: text/csv; output=predicted_label`. */
const OUTPUT_PARAMETER = "output";

/**
 * The fields that the environment asks for: names with commas between; all of them unless told.
 * @throws RangeError with one line that names the variable, its value and what is allowed
 */
export function answerFields(environment: Readonly<Record<string, string | undefined>>): readonly AnswerField[] {
  const value = environment[OUTPUT_VARIABLE];
  if (value === undefined || value === "") return FIELDS;
  const fields = parseFields(value);
  if (fields !== undefined) return fields;
  throw new RangeError(`${OUTPUT_VARIABLE} is ${value}; it must be ${allowed}`);
}

/**
 * The fields that a request asks for, else the standard ones.
 * @throws BadInput for a field that there is not
 */
export function wantedFields(
  acceptParameters: Readonly<Record<string, string>>,
  standard: readonly AnswerField[],
): readonly AnswerField[] {
  const value = acceptParameters[OUTPUT_PARAMETER];
  if (value === undefined) return standard;
  const fields = parseFields(value);
  if (fields !== undefined) return fields;
  throw new BadInput(`Accept asks for ${OUTPUT_PARAMETER}=${value}; it must be ${allowed}`);
}

const allowed = `${FIELDS.join(" or ")}, or both with a comma between (in Accept, within quotes)`;

function parseFields(value: string): readonly AnswerField[] | undefined {
  const names = value.split(",").map((name) => name.trim());
  const fields = names.flatMap((name) => FIELDS.find((field) => field === name) ?? []);
  return fields.length === names.length ? fields : undefined;
}

/** The answer for a row: one field alone as its plain value, several by name. */
export function answerOf({ label, probabilities }: ClassPrediction, fields: readonly AnswerField[]): Prediction {
  const values = { predicted_label: label, probabilities };
  const [first, ...more] = fields;
  if (first !== undefined && more.length === 0) return values[first];
  return Object.fromEntries(fields.map((field) => [field, values[field]]));
}
