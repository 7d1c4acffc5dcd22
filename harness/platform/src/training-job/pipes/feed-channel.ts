import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { PipeObservation } from "../../observation/pipe-observation.ts";
import type { ChannelInput } from "../training-request.ts";
import { countUnread, type FifoSupply, keepUnread, openForReader } from "./fifo.ts";
import { fifoWriter } from "./fifo-writer.ts";
import { epochBytes } from "./object-bytes.ts";

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

type Draft = { -readonly [Key in keyof PipeObservation]: PipeObservation[Key] };

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
  const observed: Draft[] = [];
  const watches: Promise<void>[] = [];
  const settle: (() => void)[] = [];
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
      await context.supply.restock();
      context.supply.put(path);
      const kept = context.supply.keep(path);
      const pipe: Draft = {
        channel: channel.name,
        epoch,
        createdAtMs: context.nowMs(),
        bytesOffered: 0,
        bytesTaken: 0,
        ending: "unopened",
        openedAgain: false,
      };
      observed.push(pipe);
      ready();
      const descriptor = await openForReader(path, context.signal);
      if (descriptor === undefined) {
        rmSync(path, { force: true });
        break;
      }
      // In the same breath, so that whoever opens the name again meets another FIFO.
      context.supply.put(path);
      pipe.openedAtMs = context.nowMs();
      const watch = new AbortController();
      watches.push(
        watchForSecondOpen(path, pipe, { ...context, signal: AbortSignal.any([context.signal, watch.signal]) }),
      );
      const countUnreadBytes = await feedEpoch(channel, epoch, { descriptor, kept }, pipe, context);
      rmSync(kept);
      settle.push(() => {
        watch.abort();
        countUnreadBytes();
      });
      if (settle.length > WATCHED_EPOCHS) settle.shift()?.();
    }
  } finally {
    ready();
  }
  await aborted(context.signal);
  await Promise.all(watches);
  for (const count of settle) count();
  return observed;
}

/** Feeds one epoch; what is returned counts, once the reader is gone, what was left unread. */
async function feedEpoch(
  channel: ChannelInput,
  epoch: number,
  { descriptor, kept }: { readonly descriptor: number; readonly kept: string },
  pipe: Draft,
  context: FeedContext,
): Promise<() => void> {
  const holdAfter = epoch === 0 ? channel.pipe?.holdAfterBytes : undefined;
  const writer = fifoWriter(descriptor, context.signal);
  const close = (ending: PipeObservation["ending"]) => {
    writer.close();
    pipe.closedAtMs = context.nowMs();
    pipe.ending = ending;
  };
  for await (const bytes of chunks(epochBytes(channel))) {
    const room = holdAfter === undefined ? bytes.length : Math.min(bytes.length, holdAfter - pipe.bytesOffered);
    const part = bytes.subarray(0, room);
    pipe.bytesOffered += part.length;
    if (part.length > 0 && !(await writer.write(part))) {
      close(context.signal.aborted ? "cut" : "closed-early");
      return () => {};
    }
    pipe.bytesTaken += part.length;
    if (holdAfter !== undefined && pipe.bytesOffered >= holdAfter) {
      await aborted(context.signal);
      close("cut");
      return () => {};
    }
  }
  if (context.signal.aborted) {
    close("cut");
    return () => {};
  }
  const unread = keepUnread(kept);
  close("drained");
  return () => {
    const left = countUnread(unread);
    pipe.bytesTaken -= left;
    if (left > 0) pipe.ending = "closed-early";
  };
}

/** Pieces small enough that it is known to within a pipe's size how far a reader came. */
async function* chunks(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const pieceBytes = 64 * 1024;
  for await (const bytes of source)
    for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.subarray(from, from + pieceBytes);
}

/** As long as the container runs an empty FIFO has the old one's name. Whoever opens it reads an end of file at once. */
async function watchForSecondOpen(path: string, pipe: Draft, context: FeedContext): Promise<void> {
  while (!context.signal.aborted) {
    const descriptor = await openForReader(path, context.signal);
    if (descriptor === undefined) break;
    await context.supply.restock();
    context.supply.put(path);
    pipe.openedAgain = true;
    pipe.openedAgainAtMs ??= context.nowMs();
    fifoWriter(descriptor, context.signal).close();
  }
  rmSync(path, { force: true });
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds > 0) await sleep(milliseconds, undefined, { signal }).catch(() => {});
}
