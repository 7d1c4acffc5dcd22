import type { Requirement } from "../../requirement/requirement.ts";
import { acceptIsUnderstood } from "./accept-is-understood.ts";
import { acceptsConnectionsSoon } from "./accepts-connections-soon.ts";
import { answerTypeIsTrue } from "./answer-type-is-true.ts";
import { answersGrowWithRows } from "./answers-grow-with-rows.ts";
import { answersInTime } from "./answers-in-time.ts";
import { badInputIsRefused } from "./bad-input-is-refused.ts";
import { contentTypeIsRead } from "./content-type-is-read.ts";
import { customAttributes } from "./custom-attributes.ts";
import { endsWithinGrace } from "./ends-within-grace.ts";
import { healthyMeansUsable } from "./healthy-means-usable.ts";
import { largeBodiesAreTaken } from "./large-bodies-are-taken.ts";
import { listensOnAllInterfaces } from "./listens-on-all-interfaces.ts";
import { listensOnGivenPort } from "./listens-on-given-port.ts";
import { listensOnPort } from "./listens-on-port.ts";
import { memoryStaysFlat } from "./memory-stays-flat.ts";
import { modelFolderReadOnly } from "./model-folder-read-only.ts";
import { openRequestsAreFinished } from "./open-requests-are-finished.ts";
import { parallelRequests } from "./parallel-requests.ts";
import { pingAnswersOk } from "./ping-answers-ok.ts";
import { pingAnswersSoon } from "./ping-answers-soon.ts";
import { pingBodyIsEmpty } from "./ping-body-is-empty.ts";
import { pingUnderLoad } from "./ping-under-load.ts";
import { programServes } from "./program-serves.ts";
import { readyInTimeAndSteady } from "./ready-in-time-and-steady.ts";
import { recordsInRecordsOut } from "./records-in-records-out.ts";
import { responseHeadersAreShort } from "./response-headers-are-short.ts";
import { sampleIsAnswered } from "./sample-is-answered.ts";
import { scrapesDoNoHarm } from "./scrapes-do-no-harm.ts";
import { severalModelsAreDeclared } from "./several-models-are-declared.ts";
import { sigtermArrives } from "./sigterm-arrives.ts";
import { takesChunks } from "./takes-chunks.ts";
import { unknownHeadersAreIgnored } from "./unknown-headers-are-ignored.ts";

/** What an endpoint owes, in the order of the contract. */
export const servingRequirements: readonly Requirement[] = [
  programServes,
  listensOnPort,
  listensOnAllInterfaces,
  pingAnswersOk,
  pingBodyIsEmpty,
  pingAnswersSoon,
  readyInTimeAndSteady,
  healthyMeansUsable,
  pingUnderLoad,
  acceptsConnectionsSoon,
  scrapesDoNoHarm,
  modelFolderReadOnly,
  sampleIsAnswered,
  answersInTime,
  contentTypeIsRead,
  acceptIsUnderstood,
  answerTypeIsTrue,
  badInputIsRefused,
  unknownHeadersAreIgnored,
  customAttributes,
  responseHeadersAreShort,
  parallelRequests,
  largeBodiesAreTaken,
  answersGrowWithRows,
  takesChunks,
  sigtermArrives,
  endsWithinGrace,
  openRequestsAreFinished,
  memoryStaysFlat,
  listensOnGivenPort,
  severalModelsAreDeclared,
  recordsInRecordsOut,
];
