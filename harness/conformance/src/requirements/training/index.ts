import type { Requirement } from "../../requirement/requirement.ts";
import { acceptsQuotedStrings } from "./accepts-quoted-strings.ts";
import { channelsDoNotBlockEachOther } from "./channels-do-not-block-each-other.ts";
import { checkpointsGoToTheirFolder } from "./checkpoints-go-to-their-folder.ts";
import { choosesReaderByMode } from "./chooses-reader-by-mode.ts";
import { convertsNumbers } from "./converts-numbers.ts";
import { copesWithSeveralFiles } from "./copes-with-several-files.ts";
import { endsAfterSigterm } from "./ends-after-sigterm.ts";
import { endsWhenDone } from "./ends-when-done.ts";
import { exitsWithZero } from "./exits-with-zero.ts";
import { failureEndsNonZero } from "./failure-ends-non-zero.ts";
import { failureReasonComesFirst } from "./failure-reason-comes-first.ts";
import { failureReasonIsWritten } from "./failure-reason-is-written.ts";
import { findsChannelsByName } from "./finds-channels-by-name.ts";
import { goesOnFromCheckpoints } from "./goes-on-from-checkpoints.ts";
import { hasDefaults } from "./has-defaults.ts";
import { ignoresUnknownHyperparameters } from "./ignores-unknown-hyperparameters.ts";
import { leavesInputAlone } from "./leaves-input-alone.ts";
import { logLinesComeAtOnce } from "./log-lines-come-at-once.ts";
import { logsToStandardOutput } from "./logs-to-standard-output.ts";
import { metricsAreReadable } from "./metrics-are-readable.ts";
import { missingChannelIsTold } from "./missing-channel-is-told.ts";
import { modelCanBeServed } from "./model-can-be-served.ts";
import { modelIsArchiveSafe } from "./model-is-archive-safe.ts";
import { modelIsSaved } from "./model-is-saved.ts";
import { noFailureFileOnSuccess } from "./no-failure-file-on-success.ts";
import { noSecretsInLog } from "./no-secrets-in-log.ts";
import { noToolkitVariables } from "./no-toolkit-variables.ts";
import { oneRecordPerLine } from "./one-record-per-line.ts";
import { opensEachPipeOnce } from "./opens-each-pipe-once.ts";
import { readsEpochsInOrder } from "./reads-epochs-in-order.ts";
import { readsTolerantly } from "./reads-tolerantly.ts";
import { refusesBadValues } from "./refuses-bad-values.ts";
import { resultsInDataFolder } from "./results-in-data-folder.ts";
import { savesAfterSigterm } from "./saves-after-sigterm.ts";
import { staysWithinItsMemory } from "./stays-within-its-memory.ts";
import { waitsForTheNextPipe } from "./waits-for-the-next-pipe.ts";
import { worksWithoutNetwork } from "./works-without-network.ts";

/** What a training job owes, in the order of the contract. */
export const trainingRequirements: readonly Requirement[] = [
  readsTolerantly,
  leavesInputAlone,
  findsChannelsByName,
  missingChannelIsTold,
  convertsNumbers,
  acceptsQuotedStrings,
  hasDefaults,
  ignoresUnknownHyperparameters,
  refusesBadValues,
  noToolkitVariables,
  noSecretsInLog,
  copesWithSeveralFiles,
  choosesReaderByMode,
  readsEpochsInOrder,
  waitsForTheNextPipe,
  opensEachPipeOnce,
  channelsDoNotBlockEachOther,
  modelIsSaved,
  modelIsArchiveSafe,
  modelCanBeServed,
  resultsInDataFolder,
  failureReasonIsWritten,
  failureReasonComesFirst,
  noFailureFileOnSuccess,
  checkpointsGoToTheirFolder,
  goesOnFromCheckpoints,
  exitsWithZero,
  failureEndsNonZero,
  endsWhenDone,
  endsAfterSigterm,
  savesAfterSigterm,
  logsToStandardOutput,
  logLinesComeAtOnce,
  oneRecordPerLine,
  metricsAreReadable,
  worksWithoutNetwork,
  staysWithinItsMemory,
];
