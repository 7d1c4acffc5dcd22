import { join } from "node:path";
import { jsonRenderer } from "../renderers/json.ts";
import { junitRenderer } from "../renderers/junit.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { Report } from "./report.ts";
import { REPORT_FILE_NAMES } from "./report-files.ts";
import { writeWhole } from "./report-folder.ts";

export async function writeReport(folder: string, report: Report, catalogue: readonly Requirement[]): Promise<void> {
  await writeWhole(join(folder, REPORT_FILE_NAMES.junit), junitRenderer(report, { catalogue }));
  await writeWhole(join(folder, REPORT_FILE_NAMES.json), jsonRenderer(report, { catalogue }));
}
