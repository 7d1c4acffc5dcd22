/** SageMaker's side of the container contract. Everything that the rest of the harness knows of it stands here. */

export { awaitedLater } from "./awaited-later.ts";
export { type Clock, systemClock } from "./clock.ts";
export { decorated } from "./decorated.ts";
export { archiveKind } from "./endpoint/archive-kind.ts";
export { whereItListens } from "./endpoint/early-diagnosis.ts";
export type { Endpoint, EndpointCall, EndpointRequest } from "./endpoint/endpoint.ts";
export { openModel } from "./endpoint/model-source.ts";
export { readinessSentence } from "./endpoint/readiness-sentence.ts";
export { sendRequest } from "./endpoint/send-request.ts";
export type { Suspicion } from "./endpoint/suspicion.ts";
export { removeLeftovers } from "./engine/docker/leftovers.ts";
export type { ImageFile, ImageOptions } from "./engine/engine.ts";
export type { NetworkAccess, ResourceLimits } from "./engine/host-specification.ts";
export { LONG_LOG_BYTES } from "./engine/log-limits.ts";
export { freePort } from "./engine/process/free-port.ts";
export type { BuildContext, ContextFile } from "./image-build/build-context.ts";
export { hashBuildContext, readBuildContext } from "./image-build/build-context.ts";
export { buildImage } from "./image-build/build-image.ts";
export { followEngine } from "./image-build/engine-events.ts";
export { findLocalImage, removeUnusedImage } from "./image-build/local-images.ts";
export { relabelArchitecture } from "./image-build/relabel-architecture.ts";
export { DOCKER_MANIFEST, tagImage } from "./image-build/tag-image.ts";
export { notWritten } from "./not-written.ts";
export type { BusySpan } from "./observation/busy-span.ts";
export type { Body, EndpointObservation, Exchange, Readiness } from "./observation/endpoint-observation.ts";
export type { ImageFacts } from "./observation/image-facts.ts";
export { bytesText, type LimitFacts, type LimitHit, limitSentence } from "./observation/limit-hit.ts";
export type { LimitRecord } from "./observation/limits-of.ts";
export type { LogLine } from "./observation/log-line.ts";
export { type LogLoss, readableLog } from "./observation/log-loss.ts";
export type { PipeObservation } from "./observation/pipe-observation.ts";
export type { Exit, MainProcess, ProcessorUse, SlowMotion } from "./observation/process-facts.ts";
export { readTree } from "./observation/read-tree.ts";
export { tellingLines } from "./observation/telling-lines.ts";
export type {
  StopObservation,
  TrainingHostObservation,
  TrainingObservation,
} from "./observation/training-observation.ts";
export type { Tree, TreeEntry } from "./observation/tree.ts";
export { ENGINE_NAMES, type EngineName, type LocalPlatformOptions, openLocalPlatform } from "./open-local-platform.ts";
export { OWNER_ONLY } from "./owner-only.ts";
export type { Platform, PlatformDescription } from "./platform.ts";
export type { PlatformCapability } from "./platform-capability.ts";
export { PlatformError, type PlatformErrorCode } from "./platform-error.ts";
export { type PlatformRecorder, recordPlatform } from "./recorded/record-platform.ts";
export { recordedPlatform } from "./recorded/recorded-platform.ts";
export type { Recording } from "./recorded/recording.ts";
export { checkpointFiles } from "./training-job/checkpoints/checkpoint-files.ts";
export type { JobLook, JobPulse, TrainingJob } from "./training-job/training-job.ts";
export type {
  ChannelFile,
  ChannelInput,
  ConfigurationVariant,
  TrainingRequest,
} from "./training-job/training-request.ts";
export type {
  TransformedObject,
  TransformJob,
  TransformObservation,
  TransformRequest,
} from "./transform-job/transform-request.ts";
