import { join } from "node:path";
import { jsonRenderer } from "../renderers/json.ts";
import { junitRenderer } from "../renderers/junit.ts";
import type { Report } from "../report/report.ts";
import { REPORT_FILE_NAMES } from "../report/report-files.ts";
import { writeWhole } from "../report/report-folder.ts";
import type { Requirement } from "../requirement/requirement.ts";

export async function writeReport(folder: string, report: Report, catalogue: readonly Requirement[]): Promise<void> {
  await writeWhole(join(folder, REPORT_FILE_NAMES.junit), junitRenderer(report, { catalogue }));
  await writeWhole(join(folder, REPORT_FILE_NAMES.json), jsonRenderer(report, { catalogue }));
}
