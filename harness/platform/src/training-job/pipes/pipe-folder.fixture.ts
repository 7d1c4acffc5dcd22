import { constants, openSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, vi } from "vitest";
import type { ChannelInput } from "../training-request.ts";
import { type ChannelFeed, feedChannel } from "./feed-channel.ts";
import { type FifoSupply, openFifoSupply } from "./fifo-supply.ts";

/** A folder, FIFOs and the end of a container, made for each test of the file that calls this. */
export function pipeFolder() {
  let folder: string;
  let supply: FifoSupply;
  let ended: AbortController;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "byoa-feed-test-"));
    supply = await openFifoSupply();
    ended = new AbortController();
  });
  afterEach(async () => {
    ended.abort();
    await supply[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    get folder() {
      return folder;
    },
    get supply() {
      return supply;
    },
    get ended() {
      return ended;
    },
    feed(more: Partial<ChannelInput> = {}): ChannelFeed {
      const channel: ChannelInput = {
        name: "training",
        inputMode: "Pipe",
        files: [
          { path: "a", content: Buffer.from("abc") },
          { path: "b", content: Buffer.from("de") },
        ],
        ...more,
      };
      return feedChannel(channel, {
        folder,
        supply,
        signal: ended.signal,
        nowMs: () => performance.now(),
        started: Promise.resolve(),
      });
    },
    /** Reads as a container's program does that waits for its first writer. */
    read(epoch: number, channel = "training"): Promise<string> {
      const fd = openSync(join(folder, `${channel}_${epoch}`), constants.O_RDONLY | constants.O_NONBLOCK);
      return new Promise((resolve, reject) => {
        const chunks: Buffer[] = [];
        const socket = new Socket({ fd, readable: true, writable: false });
        socket.on("data", (chunk: Buffer) => chunks.push(chunk));
        socket.on("end", () => resolve(Buffer.concat(chunks).toString()));
        socket.on("error", reject);
      });
    },
    exists: (epoch: number) =>
      vi.waitFor(() => expect(readdirSync(folder)).toContain(`training_${epoch}`), { interval: 2 }),
  };
}
