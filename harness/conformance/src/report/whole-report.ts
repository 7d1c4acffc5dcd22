import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { REPORT_FILE_NAMES } from "./report-files.ts";

/** Below a report of all requirements: where a run of selected ones leaves its own. */
export const SELECTED_FOLDER = "selected";

/** The folder has a report of all requirements, which a run of selected ones must not overwrite. */
export async function holdsWholeReport(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, REPORT_FILE_NAMES.json), "utf8").catch(() => undefined);
  if (text === undefined) return false;
  try {
    const report: unknown = JSON.parse(text);
    return typeof report === "object" && report !== null && !("selection" in report);
  } catch {
    return false;
  }
}
