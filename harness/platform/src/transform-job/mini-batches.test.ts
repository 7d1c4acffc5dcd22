import { expect, test } from "vitest";
import { miniBatches } from "./mini-batches.ts";

async function batches(records: readonly string[], strategy: "SingleRecord" | "MultiRecord", maxBytes: number) {
  const made = await Array.fromAsync(miniBatches(source(records), { strategy, maxBytes }));
  return made.map((batch) => Buffer.concat(batch.records).toString());
}

async function* source(records: readonly string[]) {
  for (const record of records) yield Buffer.from(record);
}

test("as many records as fit, to the byte", async () => {
  expect(await batches(["1\n", "22\n", "3\n"], "MultiRecord", 5)).toEqual(["1\n22\n", "3\n"]);
  expect(await batches(["1\n", "22\n", "3\n"], "MultiRecord", Number.POSITIVE_INFINITY)).toEqual(["1\n22\n3\n"]);
  expect(await batches(["55555", "1"], "MultiRecord", 5)).toEqual(["55555", "1"]);
  expect(await batches([], "MultiRecord", 5)).toEqual([]);
});

test("a record a request", async () => {
  expect(await batches(["1\n", "2\n"], "SingleRecord", 100)).toEqual(["1\n", "2\n"]);
});

test("a record that does not fit at all is told by its number", async () => {
  await expect(batches(["1\n", "22222\n"], "MultiRecord", 5)).rejects.toThrow(
    "record 2 has 6 bytes, MaxPayloadInMB allows 5",
  );
});
