import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { awaitedLater } from "../../awaited-later.ts";
import type { PipeObservation } from "../../observation/pipe-observation.ts";
import { PlatformError } from "../../platform-error.ts";
import type { ChannelInput } from "../training-request.ts";
import { type Fifo, openForReader } from "./fifo.ts";
import type { FifoSupply } from "./fifo-supply.ts";
import { fifoWriter } from "./fifo-writer.ts";
import { epochBytes } from "./object-bytes.ts";
import { disturb, type PipeDraft } from "./pipe-draft.ts";
import { keepUnread } from "./unread-bytes.ts";
import { watchForSecondOpen } from "./watch-second-open.ts";

/** A FIFO is watched, and what was left in it kept, until so many newer ones have come: a job may read hundreds. */
const WATCHED_EPOCHS = 5;

/** What a feed needs to know of its container. */
export interface FeedContext {
  readonly folder: string;
  readonly supply: FifoSupply;
  /** Aborted when the container has ended. */
  readonly signal: AbortSignal;
  /** Milliseconds since the container's start; 0 before. */
  readonly nowMs: () => number;
  /** Resolves when the container has started. */
  readonly started: Promise<void>;
}

/** One channel in Pipe mode, fed by itself: no other channel can hold it up. */
export interface ChannelFeed {
  /** Resolves when the first FIFO is there, or at once when it is to come later. */
  readonly ready: Promise<void>;
  /** Resolves when the container has ended and all is closed; rejects when the channel's data cannot be read. */
  readonly done: Promise<PipeObservation[]>;
}

/**
 * Makes `<channel>_0`, and each next FIFO only after the one before was closed. Bytes that nobody takes stay unwritten; a reader
 * that leaves early ends its epoch. A FIFO's name is given to an empty one as soon as it was opened: who opens that reads
 * nothing, and is seen.
 */
export function feedChannel(channel: ChannelInput, context: FeedContext): ChannelFeed {
  const ready = Promise.withResolvers<void>();
  const done = feed(channel, context, ready.resolve);
  done.catch(ready.reject);
  return { ready: ready.promise, done };
}

async function feed(channel: ChannelInput, context: FeedContext, ready: () => void): Promise<PipeObservation[]> {
  const plan = channel.pipe ?? {};
  const observed: PipeDraft[] = [];
  const watches: Promise<void>[] = [];
  const settle: (() => void)[] = [];
  const over = new AbortController();
  const { epochs = Number.POSITIVE_INFINITY, nextEpochDelayMs = 0, lateEpochs = Number.POSITIVE_INFINITY } = plan;
  try {
    if (plan.firstEpochDelayMs !== undefined) {
      ready();
      await Promise.race([context.started, aborted(context.signal)]);
      await pause(plan.firstEpochDelayMs, context.signal);
    }
    for (let epoch = 0; epoch < epochs && !context.signal.aborted; epoch++) {
      if (epoch > 0 && epoch <= lateEpochs) await pause(nextEpochDelayMs, context.signal);
      if (context.signal.aborted) break;
      const path = join(context.folder, `${channel.name}_${epoch}`);
      const [fifo, decoy] = await context.supply.take(2);
      if (fifo === undefined || decoy === undefined) break;
      const pipe: PipeDraft = {
        channel: channel.name,
        epoch,
        createdAtMs: context.nowMs(),
        bytesOffered: 0,
        bytesTaken: 0,
        ending: "unopened",
        openedAgain: false,
      };
      observed.push(pipe);
      disturb(pipe, fifo.put(path), context.nowMs());
      ready();
      // The program has taken the folder away, or put a folder in this name's place: nothing can be given to it any more.
      if (pipe.disturbed !== undefined) break;
      const descriptor = await openForReader(fifo, context.signal);
      disturb(pipe, fifo.disturbance(path), context.nowMs());
      if (descriptor === undefined) {
        fifo.discard(path);
        break;
      }
      pipe.openedAtMs = context.nowMs();
      const watch = new AbortController();
      const signal = AbortSignal.any([context.signal, over.signal, watch.signal]);
      // In the same breath, so that whoever opens the name again meets another FIFO. A name that the program took away stays away.
      if (pipe.disturbed === undefined)
        watches.push(awaitedLater(watchForSecondOpen({ ...context, decoy, path, pipe, signal })));
      const countUnread = await feedEpoch(channel, epoch, { descriptor, fifo }, pipe, context);
      fifo.discard();
      settle.push(() => {
        watch.abort();
        countUnread();
      });
      if (settle.length > WATCHED_EPOCHS) settle.shift()?.();
    }
    await aborted(context.signal);
    return observed;
  } catch (error) {
    throw notFed(channel, error);
  } finally {
    ready();
    over.abort();
    for (const each of settle) each();
    await Promise.all(watches);
  }
}

/** Feeds one epoch; what is returned counts, once the reader is gone, what was left unread. */
async function feedEpoch(
  channel: ChannelInput,
  epoch: number,
  { descriptor, fifo }: { readonly descriptor: number; readonly fifo: Fifo },
  pipe: PipeDraft,
  context: FeedContext,
): Promise<() => void> {
  const holdAfter = epoch === 0 ? channel.pipe?.holdAfterBytes : undefined;
  const writer = fifoWriter(descriptor, context.signal);
  const end = (ending: PipeObservation["ending"]) => {
    pipe.closedAtMs = context.nowMs();
    pipe.ending = ending;
    return () => {};
  };
  try {
    for await (const bytes of chunks(epochBytes(channel))) {
      const room = holdAfter === undefined ? bytes.length : Math.min(bytes.length, holdAfter - pipe.bytesOffered);
      const part = bytes.subarray(0, room);
      pipe.bytesOffered += part.length;
      if (part.length > 0 && !(await writer.write(part))) return end(context.signal.aborted ? "cut" : "closed-early");
      pipe.bytesTaken += part.length;
      if (holdAfter !== undefined && pipe.bytesOffered >= holdAfter) {
        await aborted(context.signal);
        return end("cut");
      }
    }
    if (context.signal.aborted) return end("cut");
    const unread = keepUnread(fifo);
    end("drained");
    return () => {
      const left = unread.count();
      pipe.bytesTaken -= left;
      if (left > 0) pipe.ending = "closed-early";
    };
  } finally {
    writer.close();
  }
}

/** Pieces small enough that it is known to within a pipe's size how far a reader came. */
async function* chunks(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const pieceBytes = 64 * 1024;
  for await (const bytes of source)
    for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.subarray(from, from + pieceBytes);
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds > 0) await sleep(milliseconds, undefined, { signal }).catch(() => {});
}

function notFed(channel: ChannelInput, error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  const words = error instanceof Error ? error.message : String(error);
  return new PlatformError("pipes-not-available", `The pipe of channel ${channel.name} broke: ${words}`, {
    cause: error,
  });
}
