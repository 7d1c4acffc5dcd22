import type { LogLine } from "@byoa/platform";
import { trainingRuns } from "../../diagnosis/training-preconditions.ts";
import { trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { isCut } from "../../requirement/cut-log.ts";
import { firstHost, hasLog, logEvidence } from "../../requirement/evidence-of-training.ts";
import { broken, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { logLines } from "../sights/training.ts";

export const oneRecordPerLine = requirement({
  id: "LOG-03",
  section: "training",
  level: "SHOULD",
  sentence: "The log has one record on each line, without cursor control or colours.",
  why: "CloudWatch shows control characters as octal numbers (#015, #033): a progress bar becomes one endless line, and no metric expression matches in it.",
  causes: ["a progress bar redraws itself with carriage returns", "colours are forced although there is no terminal"],
  fix: "Turn bars and colours off where there is no terminal: `if (process.stdout.isTTY)` (Node), `tqdm(…, disable=None)` and `NO_COLOR=1` (Python), `ENV NO_COLOR=1` (Dockerfile).",
  sources: [
    awsGuide("training-metrics"),
    issue("aws/sagemaker-xgboost-container", 121),
    issue("aws/amazon-sagemaker-examples", 2982),
  ],
  needs: { sample: trainOnSample },
  dependsOn: ["LOG-01", "IMG-TRAIN-03"],
  requires: trainingRuns,
  passHasSeen: logLines,
  judge({ sample }) {
    if (!hasLog(sample)) return notTestable("there is no log", "LOG-01");
    const { log } = firstHost(sample);
    const bars = log.filter(({ text }) => hasCarriageReturn(text));
    const coloured = log.filter(({ text }) => text.includes("\x1b"));
    const findings = [
      ...(bars.length > 0 ? [`carriage returns (#015) in ${count(bars)}`] : []),
      ...(coloured.length > 0 ? [`escape sequences (#033) in ${count(coloured)}`] : []),
    ];
    if (findings.length > 0)
      return broken(findings.join(", "), logEvidence("such a line", sample, [...bars, ...coloured].slice(0, 2)));
    return pass(...notes(log), ...(isCut(sample) ? ["only the part of the log that was kept was looked at"] : []));
  },
});

/** A carriage return within the line; one at its end is a Windows line end and a taste. */
const hasCarriageReturn = (text: string): boolean => text.replace(/\r+$/, "").includes("\r");

const count = (lines: readonly LogLine[]): string => (lines.length === 1 ? "1 line" : `${lines.length} lines`);

function notes(log: readonly LogLine[]): string[] {
  const tabs = log.some(({ text }) => text.includes("\t"));
  return tabs ? ["tabs are shown as #011 in CloudWatch: a metric expression must not contain one"] : [];
}
