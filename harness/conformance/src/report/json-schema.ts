import { fileURLToPath } from "node:url";
import { z } from "zod";
import { reportSchema } from "./report-schema.ts";

/** Where the published schema lies. */
export const REPORT_SCHEMA_FILE = fileURLToPath(new URL("../../report.schema.json", import.meta.url));

/** The JSON Schema (2020-12) of report.json, as it is published. Unknown keys are allowed: the report grows. */
export function reportJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(reportSchema, { io: "input" }), title: "byoa report" };
}

/** The published file's text. */
export const reportJsonSchemaText = (): string => `${JSON.stringify(reportJsonSchema(), null, 2)}\n`;
