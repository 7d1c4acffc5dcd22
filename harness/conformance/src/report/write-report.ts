import { join } from "node:path";
import { jsonRenderer } from "../renderers/json.ts";
import { junitRenderer } from "../renderers/junit.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { Report } from "./report.ts";
import { writeWhole } from "./report-folder.ts";

/** The files of a report, beside the observations. */
export const REPORT_FILES = { json: "report.json", junit: "junit.xml" } as const;

export async function writeReport(folder: string, report: Report, catalogue: readonly Requirement[]): Promise<void> {
  await writeWhole(join(folder, REPORT_FILES.junit), junitRenderer(report, { catalogue }));
  await writeWhole(join(folder, REPORT_FILES.json), jsonRenderer(report, { catalogue }));
}
