import { BadInput } from "../refusal.ts";

/** The fields of a JSON record: a list, or SageMaker's common form `{"features": [...]}`; a bare value is a row of one column. */
export function recordFields(record: unknown, rowNumber: number): readonly unknown[] {
  if (Array.isArray(record)) return record;
  if (typeof record !== "object" || record === null) return [record];
  if ("features" in record && Array.isArray(record.features)) return record.features;
  throw new BadInput(`row ${rowNumber} is an object without "features"; send a list of values or {"features": [...]}`);
}
