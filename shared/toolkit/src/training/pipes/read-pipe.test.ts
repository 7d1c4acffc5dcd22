import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { feed, makePipe } from "../fixtures/job-folder.ts";
import { readPipe } from "./read-pipe.ts";

const folder = mkdtempSync(join(tmpdir(), "pipes-"));
const never = new AbortController().signal;

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test("waits for the FIFO and its writer, and reads to the end", async () => {
  const path = join(folder, "late_0");
  const text = textOf(readPipe(path, never));
  await new Promise((resolve) => setTimeout(resolve, 50));
  makePipe(path);
  await new Promise((resolve) => setTimeout(resolve, 50));
  feed(path, "printf 'one '; sleep 0.1; printf two");
  expect(await text).toBe("one two");
});

test("reads every byte of much data", async () => {
  const path = makePipe(join(folder, "much_0"));
  feed(path, "head -c 20000000 /dev/zero");
  let bytes = 0;
  for await (const chunk of readPipe(path, never)) bytes += chunk.length;
  expect(bytes).toBe(20_000_000);
});

test.each([false, true])(
  "bytes come whole and in order to a slow reader, with reused chunks: %s",
  async (reuseChunks) => {
    const path = makePipe(join(folder, `order_${Number(reuseChunks)}`));
    feed(path, "seq 1 400000");
    const hash = createHash("sha256");
    let count = 0;
    for await (const chunk of readPipe(path, never, { reuseChunks })) {
      if (count % 7 === 0) await new Promise(setImmediate);
      hash.update(chunk);
      count += 1;
    }
    const expected = Array.from({ length: 400_000 }, (_, index) => `${index + 1}\n`).join("");
    expect(hash.digest("hex")).toBe(createHash("sha256").update(expected).digest("hex"));
  },
);

test("chunks may be kept unless they are reused", async () => {
  const path = makePipe(join(folder, "kept_0"));
  feed(path, "seq 1 100000");
  const chunks = await Array.fromAsync(readPipe(path, never));
  expect(Buffer.concat(chunks).toString().trimEnd().split("\n").map(Number)).toEqual(
    Array.from({ length: 100_000 }, (_, index) => index + 1),
  );
});

test("a writer that closes at once is an empty epoch", async () => {
  const path = makePipe(join(folder, "empty_0"));
  feed(path, ":");
  expect(await textOf(readPipe(path, never))).toBe("");
});

test("leaving the loop early closes the FIFO, and the writer ends", async () => {
  const path = makePipe(join(folder, "left_0"));
  const writer = feed(path, "yes");
  for await (const chunk of readPipe(path, never)) if (chunk.length > 0) break;
  await writer.ended;
});

test("an abort ends the waiting, and the reading", async () => {
  const path = join(folder, "aborted_0");
  const controller = new AbortController();
  const waiting = textOf(readPipe(path, controller.signal));
  controller.abort(new Error("stopped"));
  await expect(waiting).rejects.toThrow("stopped");

  makePipe(path);
  using _writer = feed(path, "printf some; exec sleep 60");
  const second = new AbortController();
  const reader = readPipe(path, second.signal);
  await reader.next();
  const reading = reader.next();
  second.abort(new Error("stopped again"));
  await expect(reading).rejects.toThrow("stopped again");
});

test("something else under the FIFO's name is told", async () => {
  const file = join(folder, "file_0");
  writeFileSync(file, "");
  await expect(textOf(readPipe(file, never))).rejects.toThrow(`${file} is not a FIFO`);
  mkdirSync(join(folder, "folder_0"));
  await expect(textOf(readPipe(join(folder, "folder_0"), never))).rejects.toThrow("is not a FIFO");
});
