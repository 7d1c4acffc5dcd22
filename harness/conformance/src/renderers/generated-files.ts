import { REPORT_SCHEMA_FILE, reportJsonSchemaText } from "../report/json-schema.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { Symptom } from "../symptoms/symptom.ts";
import { docsPages } from "./docs-pages.ts";
import { requirementIdsFile } from "./requirement-ids-file.ts";

/** All that is written from the catalogue; a test fails when one is stale. */
export function generatedFiles(
  requirements: readonly Requirement[],
  symptoms: readonly Symptom[],
): { readonly file: string; readonly text: string }[] {
  return [
    requirementIdsFile(requirements),
    { file: REPORT_SCHEMA_FILE, text: reportJsonSchemaText() },
    ...docsPages(requirements, symptoms),
  ];
}
