import {
  chmodSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
} from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ChannelInput } from "../training-request.ts";
import { type ChannelFeed, feedChannel } from "./feed-channel.ts";
import { type FifoSupply, openFifoSupply } from "./fifo-supply.ts";

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

function feed(more: Partial<ChannelInput> = {}): ChannelFeed {
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
}

/** Reads as a container's program does that waits for its first writer. */
function read(epoch: number, channel = "training"): Promise<string> {
  const fd = openSync(join(folder, `${channel}_${epoch}`), constants.O_RDONLY | constants.O_NONBLOCK);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = new Socket({ fd, readable: true, writable: false });
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.on("end", () => resolve(Buffer.concat(chunks).toString()));
    socket.on("error", reject);
  });
}

const exists = (epoch: number) =>
  vi.waitFor(() => expect(readdirSync(folder)).toContain(`training_${epoch}`), { interval: 2 });

test("each epoch carries all objects in order, and the next FIFO comes after the last was closed", async () => {
  const { ready, done } = feed();
  await ready;
  expect(readdirSync(folder)).toEqual(["training_0"]);
  expect(await read(0)).toBe("abcde");
  await exists(1);
  expect(await read(1)).toBe("abcde");
  await exists(2);
  ended.abort();
  const observed = await done;
  expect(
    observed.map(({ epoch, bytesTaken, ending, openedAgain }) => ({ epoch, bytesTaken, ending, openedAgain })),
  ).toEqual([
    { epoch: 0, bytesTaken: 5, ending: "drained", openedAgain: false },
    { epoch: 1, bytesTaken: 5, ending: "drained", openedAgain: false },
    { epoch: 2, bytesTaken: 0, ending: "unopened", openedAgain: false },
  ]);
  expect(readdirSync(folder)).toEqual([]);
});

test("a job may read hundreds of epochs, and only the first ones come late", async () => {
  const epochs = 150;
  const { ready, done } = feed({ pipe: { nextEpochDelayMs: 200, lateEpochs: 1 } });
  await ready;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    await exists(epoch);
    expect(await read(epoch)).toBe("abcde");
  }
  await exists(epochs);
  expect(readdirSync(folder).length).toBeLessThan(10); // those of long ago are cleared away
  ended.abort();
  const observed = await done;
  expect(observed.filter(({ ending, bytesTaken }) => ending === "drained" && bytesTaken === 5)).toHaveLength(epochs);
  const waits = observed.slice(1).map(({ createdAtMs }, index) => createdAtMs - (observed[index]?.closedAtMs ?? 0));
  expect(waits[0]).toBeGreaterThanOrEqual(190);
  expect(waits.toSorted((one, other) => one - other)[epochs / 2]).toBeLessThan(waits[0] ?? 0);
});

test("an epoch that is opened again gives nothing, and is seen", async () => {
  const { ready, done } = feed({ pipe: { epochs: 1 } });
  await ready;
  expect(await read(0)).toBe("abcde");
  await exists(0);
  expect(await read(0)).toBe("");
  ended.abort();
  const [pipe] = await done;
  expect(pipe).toMatchObject({ ending: "drained", bytesTaken: 5, openedAgain: true });
  expect(pipe?.openedAgainAtMs).toBeGreaterThan(pipe?.closedAtMs ?? Number.NaN);
});

test("a reader that leaves early is told by what it left, however small", async () => {
  const { ready, done } = feed({ pipe: { epochs: 1 } });
  await ready;
  const fd = openSync(join(folder, "training_0"), constants.O_RDONLY | constants.O_NONBLOCK);
  const two = Buffer.alloc(2);
  await vi.waitFor(() => expect(readSync(fd, two)).toBe(2), { interval: 2 });
  closeSync(fd);
  ended.abort();
  const [pipe] = await done;
  expect(pipe).toMatchObject({ bytesOffered: 5, bytesTaken: 2, ending: "closed-early" });
});

test("a reader that leaves a big channel early ends the epoch", async () => {
  const { ready, done } = feed({ files: [{ path: "big", content: Buffer.alloc(4 << 20) }] });
  await ready;
  const fd = openSync(join(folder, "training_0"), constants.O_RDONLY | constants.O_NONBLOCK);
  const some = Buffer.alloc(1000);
  await vi.waitFor(() => expect(readSync(fd, some)).toBe(1000), { interval: 2 });
  closeSync(fd);
  await exists(1);
  ended.abort();
  const [pipe] = await done;
  expect(pipe).toMatchObject({ ending: "closed-early" });
  expect(pipe?.bytesTaken).toBeLessThan(1 << 20);
});

test("a pipe is held open after so many bytes, and cut when the container ends", async () => {
  const { ready, done } = feed({ pipe: { holdAfterBytes: 4 } });
  await ready;
  const reading = read(0);
  const first = await Promise.race([reading, new Promise((resolve) => setTimeout(() => resolve("held"), 50))]);
  expect(first).toBe("held");
  ended.abort();
  expect(await reading).toBe("abcd");
  expect(await done).toMatchObject([{ ending: "cut", bytesOffered: 4 }]);
});

test("objects are wrapped as RecordIO, and unzipped, as the channel says", async () => {
  const files = [{ path: "a.gz", content: gzipSync("abc") }];
  const { ready, done } = feed({ files, recordWrapper: "RecordIO", compression: "Gzip" });
  await ready;
  const bytes = Buffer.from(await read(0), "utf8");
  expect(bytes.includes("abc")).toBe(true);
  ended.abort();
  expect((await done)[0]?.bytesOffered).toBe(12);
});

test("data that cannot be read is one clear error", async () => {
  const { ready, done } = feed({ files: [{ path: "a", content: { file: join(folder, "missing") } }] });
  await ready;
  void read(0);
  await expect(done).rejects.toMatchObject({
    code: "input-not-readable",
    message: expect.stringContaining("channel training"),
  });
});

test("a file of many pipes' length goes through whole", async () => {
  const bytes = Buffer.alloc(5_000_001, "setosa, versicolor, virginica\n");
  const file = join(await mkdtemp(join(tmpdir(), "byoa-feed-test-")), "big.csv");
  await writeFile(file, bytes);
  const { ready, done } = feed({ files: [{ path: "big.csv", content: { file } }], pipe: { epochs: 1 } });
  await ready;
  const text = await read(0);
  await rm(join(file, ".."), { recursive: true });
  expect(Buffer.from(text).equals(bytes)).toBe(true);
  ended.abort();
  expect((await done)[0]).toMatchObject({ ending: "drained", bytesTaken: bytes.length });
});

const name = (epoch: number) => join(folder, `training_${epoch}`);

/** What a program may do to a FIFO's name where the folder is its own. */
const acts: Readonly<Record<string, () => void>> = {
  removes: () => rmSync(name(0)),
  renames: () => renameSync(name(0), join(folder, "elsewhere")),
  "writes a file in place of": () => {
    rmSync(name(0));
    closeSync(openSync(name(0), "w"));
  },
  "makes a folder in place of": () => {
    rmSync(name(0));
    mkdirSync(join(name(0), "a"), { recursive: true });
  },
  "takes all rights from": () => chmodSync(name(0), 0),
};

test.each([
  ["removes", "removed"],
  ["renames", "removed"],
  ["writes a file in place of", "replaced"],
  ["makes a folder in place of", "replaced"],
  ["takes all rights from", "mode-changed"],
])("a program that %s a FIFO after reading it ends nothing, and is seen", async (act, disturbed) => {
  const { ready, done } = feed();
  await ready;
  expect(await read(0)).toBe("abcde");
  await exists(1);
  acts[act]?.();
  expect(await read(1)).toBe("abcde");
  await exists(2);
  ended.abort();
  expect(await done).toMatchObject([
    { ending: "drained", bytesTaken: 5, disturbed },
    { ending: "drained", bytesTaken: 5 },
    { ending: "unopened" },
  ]);
});

test("a program that removes a FIFO which it has open reads it to its end", async () => {
  const { ready, done } = feed({ files: [{ path: "big", content: Buffer.alloc(1 << 20, "x") }], pipe: { epochs: 1 } });
  await ready;
  const fd = openSync(name(0), constants.O_RDONLY | constants.O_NONBLOCK);
  rmSync(name(0));
  let bytes = 0;
  const socket = new Socket({ fd, readable: true, writable: false });
  for await (const chunk of socket) bytes += chunk.length;
  expect(bytes).toBe(1 << 20);
  ended.abort();
  expect(await done).toMatchObject([{ ending: "drained", bytesTaken: 1 << 20, disturbed: "removed" }]);
});

test("a program that removes a FIFO before it opens it gets nothing, and a program that removes the folder no next one", async () => {
  const first = feed();
  await first.ready;
  rmSync(name(0));
  ended.abort();
  expect(await first.done).toMatchObject([{ ending: "unopened", disturbed: "removed" }]);

  ended = new AbortController();
  const second = feed();
  await second.ready;
  const reading = read(0);
  rmSync(folder, { recursive: true });
  expect(await reading).toBe("abcde");
  await new Promise((resolve) => setTimeout(resolve, 20));
  ended.abort();
  expect(await second.done).toMatchObject([
    { ending: "drained", disturbed: "removed" },
    { epoch: 1, ending: "unopened", disturbed: "removed" },
  ]);
});

test("a reader that opens and never reads is cut when the container ends", async () => {
  const { ready, done } = feed({ files: [{ path: "big", content: Buffer.alloc(4 << 20) }] });
  await ready;
  const fd = openSync(name(0), constants.O_RDONLY | constants.O_NONBLOCK);
  await new Promise((resolve) => setTimeout(resolve, 50));
  ended.abort();
  const [pipe] = await done;
  closeSync(fd);
  expect(pipe).toMatchObject({ ending: "cut" });
});

test("a reader that opens and closes at once ends its epoch", async () => {
  const { ready, done } = feed({ files: [{ path: "big", content: Buffer.alloc(4 << 20) }], pipe: { epochs: 1 } });
  await ready;
  const fd = openSync(name(0), constants.O_RDONLY | constants.O_NONBLOCK);
  await new Promise((resolve) => setTimeout(resolve, 20));
  closeSync(fd);
  await new Promise((resolve) => setTimeout(resolve, 20));
  ended.abort();
  expect(await done).toMatchObject([{ ending: "closed-early" }]);
});

test("more channels than FIFOs in stock are all fed", async () => {
  const channels = Array.from({ length: 40 }, (_, n) => `channel${n}`);
  const feeds = channels.map((channel) => feed({ name: channel, pipe: { epochs: 1 } }));
  await Promise.all(feeds.map(({ ready }) => ready));
  expect(await Promise.all(channels.map((channel) => read(0, channel)))).toEqual(channels.map(() => "abcde"));
  ended.abort();
  await Promise.all(feeds.map(({ done }) => done));
});

test("without mkfifo there is one clear error, and no folder is left", async () => {
  const scratch = async () =>
    (await readdir(tmpdir())).filter((found) => found.startsWith(`byoa-fifos-${process.pid}-`));
  const before = await scratch();
  await expect(openFifoSupply("mkfifo-that-is-not-here")).rejects.toMatchObject({
    code: "pipes-not-available",
    message: expect.stringContaining("not on the PATH"),
  });
  expect(await scratch()).toEqual(before);
});

test("a supply that is gone in the middle is one clear error, not a crash", async () => {
  const { ready, done } = feed();
  done.catch(() => {});
  await ready;
  await supply[Symbol.asyncDispose]();
  void read(0);
  await expect(done).rejects.toMatchObject({ code: "pipes-not-available" });
});
