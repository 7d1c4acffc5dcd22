import { escapeControlCharacters, type MetricDefinition, metricExpression } from "@byoa/contract";
import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { isCut, onlyTheMissingLogTells } from "../../requirement/cut-log.ts";
import { firstHost, hasLog, lastLogEvidence } from "../../requirement/evidence-of-training.ts";
import { shorten } from "../../requirement/evidence-text.ts";
import { broken, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsApi, awsGuide, issue } from "../../requirement/source.ts";
import { logLines } from "../sights/training.ts";

const PLAIN_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

export const metricsAreReadable = requirement({
  id: "LOG-04",
  section: "training",
  level: "SHOULD",
  sentence: "Each declared metric expression matches a line of the log, and its first group is a plain number.",
  why: "The platform reads metrics out of the log and in no other way. An expression that matches nothing, or catches a comma, leaves the graph empty and a tuning job without its objective.",
  causes: [
    "the wording of the log was changed and the expression was not",
    "the group catches what follows the number (`0.9,`)",
    "the line holds a tab or colours",
  ],
  fix: 'Print `name=value;` and catch `name=([0-9.]+);`: `console.log("accuracy=" + accuracy + ";")` (Node), `print("accuracy=%s;" % accuracy, flush=True)` (Python), `echo "accuracy=$accuracy;"` (shell).',
  sources: [
    awsGuide("training-metrics"),
    awsApi("MetricDefinition"),
    issue("aws/sagemaker-python-sdk", 3208),
    issue("aws/amazon-sagemaker-examples", 1920),
  ],
  needs: { sample: trainOnSample },
  dependsOn: ["LOG-01", "TRAIN-EXIT-01"],
  requires: trainingSucceeds,
  passHasSeen: logLines,
  judge({ sample }, profile) {
    if (profile.metrics.length === 0) return notApplicable("no metrics are declared");
    if (!hasLog(sample)) return notTestable("there is no log", "LOG-01");
    const lines = firstHost(sample).log.map((line) => escapeControlCharacters(line.text));
    const results = profile.metrics.map((metric) => read(metric, lines));
    if (isCut(sample) && results.some(({ unmatched }) => unmatched === true))
      return onlyTheMissingLogTells("no line that was kept matches a metric");
    const findings = results.flatMap(({ finding }) => finding ?? []);
    if (findings.length > 0) return broken(findings.join("; "), lastLogEvidence(sample));
    return pass(...results.flatMap(({ note }) => note ?? []));
  },
});

interface Reading {
  readonly finding?: string;
  readonly note?: string;
  /** No line matches. */
  readonly unmatched?: true;
}

function read({ name, regex }: MetricDefinition, lines: readonly string[]): Reading {
  const expression = metricExpression(regex);
  if (expression === undefined)
    return { note: `metric ${name}: its expression is in a dialect that cannot be tried here` };
  const groups = lines.flatMap((line) => {
    const match = expression.exec(line);
    return match === null ? [] : [match[1]];
  });
  if (groups.length === 0) return { finding: `metric ${name}: no line matches ${regex}`, unmatched: true };
  const odd = groups.find((group) => group === undefined || !PLAIN_NUMBER.test(group.trim()));
  if (!groups.some((group) => group === undefined || !PLAIN_NUMBER.test(group.trim()))) return {};
  return {
    finding: `metric ${name}: ${odd === undefined ? "the expression has no group" : `its group catches "${shorten(odd, 40)}", no number`}`,
  };
}
