import { encodeRecord } from "@byoa/contract";
import { expect, test } from "vitest";
import { decodeRecords } from "./decode-records.ts";

const payloads = ["abc", "", "four", "x".repeat(1000)];
const bytes = Buffer.concat(payloads.map((text) => encodeRecord(Buffer.from(text))));

async function* inChunksOf(size: number, all: Uint8Array = bytes): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < all.length; start += size) yield all.subarray(start, start + size);
}

async function decode(stream: AsyncIterable<Uint8Array>): Promise<string[]> {
  const texts: string[] = [];
  for await (const payload of decodeRecords(stream, "training_0")) texts.push(Buffer.from(payload).toString());
  return texts;
}

test.for([1, 3, 7, 64, 4096])("records come whole from chunks of %d bytes", async (size) => {
  expect(await decode(inChunksOf(size))).toEqual(payloads);
});

test("a stream without bytes has no records", async () => {
  expect(await decode(inChunksOf(1, new Uint8Array()))).toEqual([]);
});

test("a stream that ends inside a record is told", async () => {
  await expect(decode(inChunksOf(64, bytes.subarray(0, 30)))).rejects.toThrow("training_0: ends inside record 3");
});

test("bytes that are no record are told", async () => {
  await expect(decode(inChunksOf(64, Buffer.from("5.1,3.5,1.4,0.2\n")))).rejects.toThrow(
    /^training_0: record 1: not a RecordIO record/,
  );
});
