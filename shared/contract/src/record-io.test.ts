import { expect, test } from "vitest";
import { encodeRecord, readRecordHeader } from "./record-io.ts";

test("the record of three bytes is padded to a multiple of four", () => {
  expect(Buffer.from(encodeRecord(Buffer.from("abc"))).toString("hex")).toBe("0a23d7ce0300000061626300");
  expect(readRecordHeader(encodeRecord(Buffer.from("abc")).subarray(0, 8))).toEqual({
    payloadBytes: 3,
    recordBytes: 12,
  });
  expect(readRecordHeader(encodeRecord(Buffer.alloc(4)))).toEqual({ payloadBytes: 4, recordBytes: 12 });
});

test("another magic word is refused", () => {
  expect(() => readRecordHeader(Buffer.alloc(8))).toThrow("not a RecordIO record: it starts with 0x00000000");
});
