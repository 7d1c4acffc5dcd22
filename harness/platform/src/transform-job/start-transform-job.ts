import { TRANSFORM_DEFAULTS } from "@byoa/contract";
import pLimit from "p-limit";
import type { Endpoint } from "../endpoint/endpoint.ts";
import { readinessSentence } from "../endpoint/readiness-sentence.ts";
import { startEndpoint } from "../endpoint/start-endpoint.ts";
import type { Engine } from "../engine/engine.ts";
import type { Exit } from "../observation/process-facts.ts";
import { PlatformError } from "../platform-error.ts";
import { sendBatch } from "./send-batch.ts";
import { transformObject } from "./transform-object.ts";
import type { TransformedObject, TransformJob, TransformObservation, TransformRequest } from "./transform-request.ts";
import { askForParameters, batchEnvironment, transformSettings } from "./transform-settings.ts";

/**
 * Starts a transform job: an endpoint of one container with the batch variables, all objects sent through it, their answers in
 * `.out` files. Throws what `startEndpoint` throws; faults of the image and of single objects are in the record. `finished`
 * rejects with PlatformError `disk-full`, `folder-not-writable`, and for faults of the engine.
 */
export async function startTransformJob(engine: Engine, request: TransformRequest): Promise<TransformJob> {
  const beganAt = performance.now();
  const endpoint = await startEndpoint(engine, {
    image: request.image,
    platform: request.platform,
    model: request.model,
    environment: { ...request.environment, ...batchEnvironment(request) },
    ...(request.network === undefined ? {} : { network: request.network }),
    ...(request.limits === undefined ? {} : { limits: request.limits }),
    ...(request.startLimitMs === undefined ? {} : { startLimitMs: request.startLimitMs }),
  });
  const stopping = new AbortController();
  const finished = run(endpoint, request, stopping, beganAt);
  finished.catch(() => {});
  return {
    name: request.jobName,
    finished,
    onLogLine: (listener) => endpoint.onLogLine(listener),
    stop: () => stopping.abort(new Error(STOPPED)),
    async [Symbol.asyncDispose]() {
      stopping.abort(new Error(STOPPED));
      await endpoint[Symbol.asyncDispose]();
      await finished.catch(() => {});
    },
  };
}

const STOPPED = "the job was stopped";

async function run(
  endpoint: Endpoint,
  request: TransformRequest,
  stopping: AbortController,
  beganAt: number,
): Promise<TransformObservation> {
  const { signal } = stopping;
  let exit: Exit | undefined;
  // An engine that lost the container says so at the stop.
  endpoint.exited.then(
    (seen) => {
      exit = seen;
    },
    () => {},
  );
  const ended = async (
    outcome: Omit<TransformObservation, "kind" | "jobName" | "log" | "logLoss" | "limitsHit" | "durationMs">,
  ) => {
    await endpoint.stop();
    const durationMs = Math.round(performance.now() - beganAt);
    const { logLoss, limitsHit = [] } = endpoint;
    const container = {
      log: [...endpoint.log],
      ...(logLoss === undefined ? {} : { logLoss }),
      ...(limitsHit.length === 0 ? {} : { limitsHit }),
    };
    return { kind: "transform-job", jobName: request.jobName, ...outcome, ...container, durationMs } as const;
  };
  const readiness = await endpoint.ready;
  if (signal.aborted) return ended({ status: "Stopped", objects: [] });
  if (readiness.readyAtMs === undefined)
    return ended({ status: "Failed", failureReason: readinessSentence(readiness), objects: [] });
  const container = await askForParameters(endpoint).catch((error: unknown) => {
    if (error instanceof Error && !(error instanceof PlatformError)) return error;
    throw error;
  });
  if (container instanceof Error) return ended({ status: "Failed", failureReason: container.message, objects: [] });

  const settings = transformSettings(request, container);
  const limit = pLimit(settings.maxConcurrentTransforms);
  const send = (body: Buffer, objectSignal: AbortSignal) =>
    limit(() =>
      sendBatch(endpoint, body, {
        contentType: request.contentType,
        accept: request.accept,
        chunked: settings.maxPayloadInMB === 0,
        timeoutMs: request.invocationTimeoutMs ?? TRANSFORM_DEFAULTS.invocationTimeoutMs,
        retries: request.invocationRetries ?? TRANSFORM_DEFAULTS.invocationRetries,
        signal: AbortSignal.any([signal, objectSignal]),
        exit: () => exit,
      }),
    );
  const objectsAtOnce = pLimit(settings.maxConcurrentTransforms);
  const outcomes = await Promise.allSettled(
    request.input.map((file) =>
      objectsAtOnce(async (): Promise<TransformedObject> => {
        if (signal.aborted) return { path: file.path, records: 0, requests: 0, error: STOPPED };
        try {
          const object = await transformObject(file, { request, settings, send });
          request.onObject?.(object);
          return object;
        } catch (error) {
          // What keeps one file from being written keeps all of them.
          stopping.abort(error);
          throw error;
        }
      }),
    ),
  );
  const fault = outcomes.find((outcome) => outcome.status === "rejected");
  if (fault !== undefined) {
    // Its own fault is the one to tell; what an engine that fails says to the stop is no other.
    await endpoint.stop().catch(() => {});
    throw fault.reason;
  }
  const objects = outcomes.filter((outcome) => outcome.status === "fulfilled").map(({ value }) => value);
  if (signal.aborted) return ended({ status: "Stopped", settings, objects });
  const failed = objects.filter(({ error }) => error !== undefined);
  if (failed.length === 0) return ended({ status: "Completed", settings, objects });
  const [first] = failed;
  const failureReason = `${failed.length} of ${objects.length} objects failed, the first was ${first?.path}: ${first?.error}`;
  return ended({ status: "Failed", failureReason, settings, objects });
}
