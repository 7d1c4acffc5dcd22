import type { Requirement } from "../../requirement/requirement.ts";
import { endsWhenDone } from "./ends-when-done.ts";
import { exitsWithZero } from "./exits-with-zero.ts";
import { logsToStandardOutput } from "./logs-to-standard-output.ts";
import { metricsAreReadable } from "./metrics-are-readable.ts";
import { modelIsArchiveSafe } from "./model-is-archive-safe.ts";
import { modelIsSaved } from "./model-is-saved.ts";
import { noFailureFileOnSuccess } from "./no-failure-file-on-success.ts";
import { noSecretsInLog } from "./no-secrets-in-log.ts";
import { noToolkitVariables } from "./no-toolkit-variables.ts";
import { oneRecordPerLine } from "./one-record-per-line.ts";
import { resultsInDataFolder } from "./results-in-data-folder.ts";

/** What a training job owes, in the order of the contract. */
export const trainingRequirements: readonly Requirement[] = [
  noToolkitVariables,
  noSecretsInLog,
  modelIsSaved,
  modelIsArchiveSafe,
  resultsInDataFolder,
  noFailureFileOnSuccess,
  exitsWithZero,
  endsWhenDone,
  logsToStandardOutput,
  oneRecordPerLine,
  metricsAreReadable,
];
