export type { Channel, ChannelPart, Epoch } from "./channels/channel.ts";
export { noRows } from "./channels/no-rows.ts";
export type { ChannelDeclaration, ChannelDeclarations, OpenChannels } from "./channels/read-channels.ts";
export type { Checkpoint } from "./checkpoint/checkpoint.ts";
export { defineTraining, type Training } from "./define-training.ts";
export {
  confusionText,
  type Evaluation,
  type PredictionTally,
  tallyPredictions,
} from "./evaluation/confusion-matrix.ts";
export type { Hosts } from "./hosts.ts";
export { decodeHyperparameters } from "./hyperparameters/read-hyperparameters.ts";
export { JobFault } from "./job-fault.ts";
export { log } from "./log.ts";
export { type Metric, metric, metricsLine } from "./metrics.ts";
export { type FilesToSave, saveFiles } from "./model/atomic-folder.ts";
export { isTrainingHost } from "./one-host.ts";
export { readPipe } from "./pipes/read-pipe.ts";
export { type CsvRow, csvRows, rowFault } from "./rows/csv-rows.ts";
export { decodeRecords } from "./rows/decode-records.ts";
export { type LabelledRow, labelledRow } from "./rows/labelled-row.ts";
export { isTrainingWork, type TrainingWork } from "./supervisor/messages.ts";
export { runTraining } from "./supervisor/run-training.ts";
export type { TrainingContext } from "./training-context.ts";
export type { TrainingDefinition } from "./training-definition.ts";
