import { createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { TRANSFORM_OUTPUT_SUFFIX } from "@byoa/contract";
import { notWritten } from "../not-written.ts";
import { PlatformError } from "../platform-error.ts";
import { fileBytes } from "../training-job/file-bytes.ts";
import type { ChannelFile } from "../training-job/training-request.ts";
import { assembled } from "./assemble.ts";
import { type MiniBatch, miniBatches } from "./mini-batches.ts";
import { splitRecords } from "./split-records.ts";
import type { TransformedObject, TransformRequest, TransformSettings } from "./transform-request.ts";

const MEGABYTE = 1024 * 1024;

/** What the transform of one object needs besides it. */
export interface ObjectContext {
  readonly request: TransformRequest;
  readonly settings: TransformSettings;
  /** Sends one request, and again where that is allowed; gives the whole answer. `signal` gives it up. */
  readonly send: (body: Buffer, signal: AbortSignal) => Promise<Buffer>;
}

/**
 * Sends an object's records and writes the answers to `<path>.out`, in their order, as they come; the file has its name once it
 * is whole. Faults of the data and of the model are in the record. Throws PlatformError `disk-full`, `folder-not-writable`, and for
 * faults of the engine: what keeps this object keeps the next one, too.
 */
export async function transformObject(file: ChannelFile, context: ObjectContext): Promise<TransformedObject> {
  const { request } = context;
  const output = join(request.output, `${file.path}${TRANSFORM_OUTPUT_SUFFIX}`);
  const unfinished = `${output}.part`;
  const count = { records: 0, requests: 0 };
  const notWritable = new AbortController();
  let objectError: Error | undefined;
  const content = async function* (): AsyncGenerator<Buffer> {
    try {
      yield* answers(file, context, count, notWritable.signal);
    } catch (error) {
      // A file that cannot be written ends this generator with its own error.
      if (!notWritable.signal.aborted) objectError = error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  };
  try {
    await mkdir(dirname(output), { recursive: true });
    const sink = createWriteStream(unfinished).once("error", (error) => notWritable.abort(error));
    await pipeline(Readable.from(content(), { highWaterMark: 1 }), sink);
    await rename(unfinished, output);
    return { path: file.path, ...count, output };
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    if (objectError === undefined) throw notWritten(output, error);
    if (objectError instanceof PlatformError) throw objectError;
    return { path: file.path, ...count, error: objectError.message };
  }
}

async function* answers(
  { content }: ChannelFile,
  { request, settings, send }: ObjectContext,
  count: { records: number; requests: number },
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const { strategy, maxPayloadInMB, maxConcurrentTransforms } = settings;
  const maxBytes = maxPayloadInMB === 0 ? Number.POSITIVE_INFINITY : maxPayloadInMB * MEGABYTE;
  const { assembleWith = "None", join = "None", contentType } = request;
  const bytes = Buffer.isBuffer(content) ? Readable.from([content]) : fileBytes(content.file);
  const underWay: { batch: MiniBatch; answer: Promise<Buffer> }[] = [];
  const next = async (): Promise<Buffer> => {
    const first = underWay.shift();
    if (first === undefined) return Buffer.alloc(0);
    return assembled(first.batch.records, await first.answer, { assembleWith, join, contentType });
  };
  for await (const batch of miniBatches(splitRecords(bytes, request.splitType ?? "None"), { strategy, maxBytes })) {
    count.records += batch.records.length;
    count.requests += 1;
    const answer = send(Buffer.concat(batch.records), signal);
    // Who waits for an earlier one must not be ended by this one.
    answer.catch(() => {});
    underWay.push({ batch, answer });
    if (underWay.length >= maxConcurrentTransforms) yield await next();
  }
  while (underWay.length > 0) yield await next();
}
