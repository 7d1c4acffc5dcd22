import { loadRun } from "../observations/load.ts";
import { prepareReportFolder } from "../report/report-folder.ts";
import { select } from "../requirement/selection.ts";
import { catalogue as wholeCatalogue } from "../requirements/catalogue.ts";
import { DEFAULT_VERSION } from "./check.ts";
import { concludeRun } from "./conclude-run.ts";
import type { CheckResult, ReplayOptions } from "./options.ts";
import { planRun } from "./plan.ts";

/**
 * Judges a saved run again, without any engine: the same observations, today's judges.
 * Without a selection of its own it judges what the saved run did. Throws UsageError `replay-not-readable`.
 */
export async function replay(options: ReplayOptions): Promise<CheckResult> {
  const catalogue = options.catalogue ?? wholeCatalogue;
  const saved = await loadRun(options.folder);
  const { only, skip, level } = options.selection ?? {};
  const selection = only?.length || skip?.length || level !== undefined ? { only, skip, level } : saved.selection;
  const plan = planRun(catalogue, select(catalogue, selection));
  const { reportFolder } = options;
  await using _place = reportFolder === undefined ? undefined : await prepareReportFolder(reportFolder);
  const result = await concludeRun({ ...saved, selection, strict: options.strict ?? saved.strict }, plan, catalogue, {
    version: options.version ?? DEFAULT_VERSION,
    reportFolder,
  });
  for (const verdict of result.report.verdicts) options.onEvent?.({ kind: "verdict", verdict });
  return result;
}
