import { encodeRecord, type SplitType } from "@byoa/contract";
import { expect, test } from "vitest";
import { splitRecords } from "./split-records.ts";

/** The bytes in pieces of `size`, as a file's stream may give them. */
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function split(bytes: Buffer | string, type: SplitType, size = 3): Promise<Buffer[]> {
  return await Array.fromAsync(splitRecords(pieces(Buffer.from(bytes), size), type));
}

const texts = (records: readonly Buffer[]) => records.map((record) => record.toString());

function tfRecord(data: string): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(data.length));
  return Buffer.concat([length, Buffer.alloc(4), Buffer.from(data), Buffer.alloc(4)]);
}

test("lines keep their ends, the last one may have none, and an empty object has no record", async () => {
  expect(texts(await split("1,2\r\n3,4\n\n5", "Line"))).toEqual(["1,2\r\n", "3,4\n", "\n", "5"]);
  expect(texts(await split("1\n2\n", "Line", 100))).toEqual(["1\n", "2\n"]);
  expect(await split("", "Line")).toEqual([]);
});

test("None is one record, whatever the pieces", async () => {
  expect(texts(await split("a\nb\nc", "None"))).toEqual(["a\nb\nc"]);
});

test("RecordIO and TFRecord are cut at their frames, in pieces of any size", async () => {
  const recordIo = ["one", "three", ""].map((text) => Buffer.from(encodeRecord(Buffer.from(text))));
  const tf = ["one", "", "three"].map(tfRecord);
  for (const size of [1, 5, 1000]) {
    expect(await split(Buffer.concat(recordIo), "RecordIO", size)).toEqual(recordIo);
    expect(await split(Buffer.concat(tf), "TFRecord", size)).toEqual(tf);
  }
});

test("what holds no such records is told, and a record that is cut off too", async () => {
  await expect(split("1,2,3,4,5,6,7,8\n", "RecordIO")).rejects.toThrow("it holds no RecordIO records");
  await expect(split("1,2,3,4,5,6,7,8\n", "TFRecord")).rejects.toThrow("it holds no TFRecord records");
  await expect(split(tfRecord("three").subarray(0, 15), "TFRecord")).rejects.toThrow("its last record is cut off");
});

test("None takes no bytes for a frame, and a RecordIO object may not end within a record", async () => {
  expect(texts(await split("no frame, only a text", "None", 100))).toEqual(["no frame, only a text"]);
  const record = Buffer.from(encodeRecord(Buffer.from("three")));
  await expect(split(Buffer.concat([record, record.subarray(0, 9)]), "RecordIO")).rejects.toThrow(
    "its last record is cut off: 9 bytes are left that make no RecordIO record",
  );
});
