import { closeSync, constants, openSync, readdirSync, readSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import { pipeFolder } from "./pipe-folder.fixture.ts";

const pipes = pipeFolder();

test("each epoch carries all objects in order, and the next FIFO comes after the last was closed", async () => {
  const { ready, done } = pipes.feed();
  await ready;
  expect(readdirSync(pipes.folder)).toEqual(["training_0"]);
  expect(await pipes.read(0)).toBe("abcde");
  await pipes.exists(1);
  expect(await pipes.read(1)).toBe("abcde");
  await pipes.exists(2);
  pipes.ended.abort();
  const observed = await done;
  expect(
    observed.map(({ epoch, bytesTaken, ending, openedAgain }) => ({ epoch, bytesTaken, ending, openedAgain })),
  ).toEqual([
    { epoch: 0, bytesTaken: 5, ending: "drained", openedAgain: false },
    { epoch: 1, bytesTaken: 5, ending: "drained", openedAgain: false },
    { epoch: 2, bytesTaken: 0, ending: "unopened", openedAgain: false },
  ]);
  expect(readdirSync(pipes.folder)).toEqual([]);
});

test("a job may read hundreds of epochs, and only the first ones come late", async () => {
  const epochs = 150;
  const { ready, done } = pipes.feed({ pipe: { nextEpochDelayMs: 200, lateEpochs: 1 } });
  await ready;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    await pipes.exists(epoch);
    expect(await pipes.read(epoch)).toBe("abcde");
  }
  await pipes.exists(epochs);
  expect(readdirSync(pipes.folder).length).toBeLessThan(10); // those of long ago are cleared away
  pipes.ended.abort();
  const observed = await done;
  expect(observed.filter(({ ending, bytesTaken }) => ending === "drained" && bytesTaken === 5)).toHaveLength(epochs);
  const waits = observed.slice(1).map(({ createdAtMs }, index) => createdAtMs - (observed[index]?.closedAtMs ?? 0));
  expect(waits[0]).toBeGreaterThanOrEqual(190);
  expect(waits.toSorted((one, other) => one - other)[epochs / 2]).toBeLessThan(waits[0] ?? 0);
});

test("an epoch that is opened again gives nothing, and is seen", async () => {
  const { ready, done } = pipes.feed({ pipe: { epochs: 1 } });
  await ready;
  expect(await pipes.read(0)).toBe("abcde");
  await pipes.exists(0);
  expect(await pipes.read(0)).toBe("");
  pipes.ended.abort();
  const [pipe] = await done;
  expect(pipe).toMatchObject({ ending: "drained", bytesTaken: 5, openedAgain: true });
  expect(pipe?.openedAgainAtMs).toBeGreaterThan(pipe?.closedAtMs ?? Number.NaN);
});

test("a reader that leaves early is told by what it left, however small", async () => {
  const { ready, done } = pipes.feed({ pipe: { epochs: 1 } });
  await ready;
  const fd = openSync(join(pipes.folder, "training_0"), constants.O_RDONLY | constants.O_NONBLOCK);
  const two = Buffer.alloc(2);
  await vi.waitFor(() => expect(readSync(fd, two)).toBe(2), { interval: 2 });
  closeSync(fd);
  pipes.ended.abort();
  const [pipe] = await done;
  expect(pipe).toMatchObject({ bytesOffered: 5, bytesTaken: 2, ending: "closed-early" });
});

test("a reader that leaves a big channel early ends the epoch", async () => {
  const { ready, done } = pipes.feed({ files: [{ path: "big", content: Buffer.alloc(4 << 20) }] });
  await ready;
  const fd = openSync(join(pipes.folder, "training_0"), constants.O_RDONLY | constants.O_NONBLOCK);
  const some = Buffer.alloc(1000);
  await vi.waitFor(() => expect(readSync(fd, some)).toBe(1000), { interval: 2 });
  closeSync(fd);
  await pipes.exists(1);
  pipes.ended.abort();
  const [pipe] = await done;
  expect(pipe).toMatchObject({ ending: "closed-early" });
  expect(pipe?.bytesTaken).toBeLessThan(1 << 20);
});

test("a pipe is held open after so many bytes, and cut when the container ends", async () => {
  const { ready, done } = pipes.feed({ pipe: { holdAfterBytes: 4 } });
  await ready;
  const reading = pipes.read(0);
  const first = await Promise.race([reading, new Promise((resolve) => setTimeout(() => resolve("held"), 50))]);
  expect(first).toBe("held");
  pipes.ended.abort();
  expect(await reading).toBe("abcd");
  expect(await done).toMatchObject([{ ending: "cut", bytesOffered: 4 }]);
});

test("objects are wrapped as RecordIO, and unzipped, as the channel says", async () => {
  const files = [{ path: "a.gz", content: gzipSync("abc") }];
  const { ready, done } = pipes.feed({ files, recordWrapper: "RecordIO", compression: "Gzip" });
  await ready;
  const bytes = Buffer.from(await pipes.read(0), "utf8");
  expect(bytes.includes("abc")).toBe(true);
  pipes.ended.abort();
  expect((await done)[0]?.bytesOffered).toBe(12);
});

test("data that cannot be read is one clear error", async () => {
  const { ready, done } = pipes.feed({ files: [{ path: "a", content: { file: join(pipes.folder, "missing") } }] });
  await ready;
  void pipes.read(0);
  await expect(done).rejects.toMatchObject({
    code: "input-not-readable",
    message: expect.stringContaining("channel training"),
  });
});

test("a file of many pipes' length goes through whole", async () => {
  const bytes = Buffer.alloc(5_000_001, "setosa, versicolor, virginica\n");
  const file = join(await mkdtemp(join(tmpdir(), "byoa-feed-test-")), "big.csv");
  await writeFile(file, bytes);
  const { ready, done } = pipes.feed({ files: [{ path: "big.csv", content: { file } }], pipe: { epochs: 1 } });
  await ready;
  const text = await pipes.read(0);
  await rm(join(file, ".."), { recursive: true });
  expect(Buffer.from(text).equals(bytes)).toBe(true);
  pipes.ended.abort();
  expect((await done)[0]).toMatchObject({ ending: "drained", bytesTaken: bytes.length });
});

test("more channels than FIFOs in stock are all fed", async () => {
  const channels = Array.from({ length: 40 }, (_, n) => `channel${n}`);
  const feeds = channels.map((channel) => pipes.feed({ name: channel, pipe: { epochs: 1 } }));
  await Promise.all(feeds.map(({ ready }) => ready));
  expect(await Promise.all(channels.map((channel) => pipes.read(0, channel)))).toEqual(channels.map(() => "abcde"));
  pipes.ended.abort();
  await Promise.all(feeds.map(({ done }) => done));
});
