import { TRANSFORM_DEFAULTS } from "@byoa/contract";
import pLimit from "p-limit";
import type { Endpoint } from "../endpoint/endpoint.ts";
import { readinessSentence } from "../endpoint/readiness-sentence.ts";
import { startEndpoint } from "../endpoint/start-endpoint.ts";
import type { Engine } from "../engine/engine.ts";
import { sendBatch } from "./send-batch.ts";
import { transformObject } from "./transform-object.ts";
import type { TransformedObject, TransformJob, TransformObservation, TransformRequest } from "./transform-request.ts";
import { askForParameters, batchEnvironment, transformSettings } from "./transform-settings.ts";

/**
 * Starts a transform job: an endpoint of one container with the batch variables, all objects sent through it, their answers in
 * `.out` files. Throws what `startEndpoint` throws; faults of the image and of single objects are in the record.
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
  const finished = run(endpoint, request, stopping.signal, beganAt);
  finished.catch(() => {});
  return {
    name: request.jobName,
    finished,
    onLogLine: (listener) => endpoint.onLogLine(listener),
    stop: () => stopping.abort(),
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await endpoint[Symbol.asyncDispose]();
      await finished.catch(() => {});
    },
  };
}

async function run(
  endpoint: Endpoint,
  request: TransformRequest,
  signal: AbortSignal,
  beganAt: number,
): Promise<TransformObservation> {
  const ended = async (outcome: Omit<TransformObservation, "kind" | "jobName" | "log" | "logLoss" | "durationMs">) => {
    await endpoint.stop();
    const durationMs = Math.round(performance.now() - beganAt);
    const { logLoss } = endpoint;
    const log = { log: [...endpoint.log], ...(logLoss === undefined ? {} : { logLoss }) };
    return { kind: "transform-job", jobName: request.jobName, ...outcome, ...log, durationMs } as const;
  };
  const readiness = await endpoint.ready;
  if (signal.aborted) return ended({ status: "Stopped", objects: [] });
  if (readiness.readyAtMs === undefined)
    return ended({ status: "Failed", failureReason: readinessSentence(readiness), objects: [] });
  const container = await askForParameters(endpoint).catch((error: Error) => error);
  if (container instanceof Error) return ended({ status: "Failed", failureReason: container.message, objects: [] });

  const settings = transformSettings(request, container);
  const limit = pLimit(settings.maxConcurrentTransforms);
  const send = (body: Buffer) =>
    limit(() =>
      sendBatch(endpoint, body, {
        contentType: request.contentType,
        accept: request.accept,
        chunked: settings.maxPayloadInMB === 0,
        timeoutMs: request.invocationTimeoutMs ?? TRANSFORM_DEFAULTS.invocationTimeoutMs,
        retries: request.invocationRetries ?? TRANSFORM_DEFAULTS.invocationRetries,
        signal,
      }),
    );
  const objectsAtOnce = pLimit(settings.maxConcurrentTransforms);
  const objects = await Promise.all(
    request.input.map((file) =>
      objectsAtOnce(async (): Promise<TransformedObject> => {
        if (signal.aborted) return { path: file.path, records: 0, requests: 0, error: "the job was stopped" };
        const object = await transformObject(file, { request, settings, send });
        request.onObject?.(object);
        return object;
      }),
    ),
  );
  if (signal.aborted) return ended({ status: "Stopped", settings, objects });
  const failed = objects.filter(({ error }) => error !== undefined);
  if (failed.length === 0) return ended({ status: "Completed", settings, objects });
  const [first] = failed;
  const failureReason = `${failed.length} of ${objects.length} objects failed, the first was ${first?.path}: ${first?.error}`;
  return ended({ status: "Failed", failureReason, settings, objects });
}
