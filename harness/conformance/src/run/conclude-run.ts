import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { OWNER_ONLY } from "@byoa/platform";
import { saveRun } from "../observations/save.ts";
import type { SavedRun } from "../observations/saved-run.ts";
import { buildReport } from "../report/build-report.ts";
import { reportForPeople } from "../report/for-people.ts";
import { nextCommand } from "../report/next-command.ts";
import type { Verdict } from "../report/report.ts";
import { writeProblem } from "../report/report-folder.ts";
import { holdsWholeReport, SELECTED_FOLDER } from "../report/whole-report.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { select } from "../requirement/selection.ts";
import { hideCanary } from "../secrets/canary.ts";
import { redactionFor } from "../secrets/redaction-for.ts";
import { EXIT_CODES } from "./exit-codes.ts";
import { judgeAll } from "./judging.ts";
import type { CheckResult } from "./options.ts";
import type { Plan } from "./plan.ts";
import { writeReport } from "./write-report.ts";

/** From what was observed to the report: judges, builds, writes. Live runs and replays end alike. */
export async function concludeRun(
  run: SavedRun,
  plan: Plan,
  catalogue: readonly Requirement[],
  { version, reportFolder: chosenFolder }: { version: string; reportFolder: string | undefined },
): Promise<CheckResult> {
  const redact = redactionFor(run.profile);
  const verdicts = chosen(judgeAll(catalogue, run), run, plan, catalogue);
  const notSelected = catalogue.length - plan.selected.length;
  const part = notSelected === 0 ? {} : { part: { selected: plan.selected.length, notSelected } };
  const image = run.images.train ?? run.images.serve;
  // Before they are quoted: in quotes a secret may look otherwise.
  const flags = run.flags.map(redact);
  const next = nextCommand({ ...run, flags, image: image?.reference ?? "IMAGE", verdicts });
  const report = reportForPeople(
    buildReport({ ...run, version, ...part }, verdicts, plan.experiments, run.outcomes, next),
    (text) => hideCanary(redact(text)),
  );
  const exitCode = EXIT_CODES[report.conclusion];
  if (chosenFolder === undefined) return { report, exitCode };
  const reportFolder =
    notSelected > 0 && (await holdsWholeReport(chosenFolder)) ? join(chosenFolder, SELECTED_FOLDER) : chosenFolder;
  try {
    await mkdir(reportFolder, { recursive: true, mode: OWNER_ONLY.folder });
    await saveRun(reportFolder, run, redact);
    await writeReport(reportFolder, report, catalogue);
    return { report, exitCode, reportFolder };
  } catch (error) {
    return { report, exitCode: EXIT_CODES.error, problem: writeProblem(reportFolder, error) };
  }
}

/** The selected verdicts, and the root causes that they stand behind, unless those were skipped by name. */
function chosen(
  verdicts: ReadonlyMap<string, Verdict>,
  { selection }: SavedRun,
  plan: Plan,
  catalogue: readonly Requirement[],
): Verdict[] {
  const ids = new Set(plan.selected.map(({ id }) => id));
  const notSkipped = new Set(select(catalogue, { skip: selection.skip }).map(({ id }) => id));
  for (const id of [...ids]) {
    const root = verdicts.get(id)?.dependsOn;
    if (root !== undefined && notSkipped.has(root)) ids.add(root);
  }
  return catalogue.flatMap(({ id }) => (ids.has(id) ? (verdicts.get(id) ?? []) : []));
}
