import { expect, test } from "vitest";
import { csvRows, rowFault } from "./csv-rows.ts";

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function rows(...texts: string[]): Promise<string[]> {
  const told: string[] = [];
  for await (const row of csvRows(chunks(...texts), "a.csv")) told.push(`${row.line}: ${row.fields.join("|")}`);
  return told;
}

test("rows come with their line, from chunks cut anywhere", async () => {
  expect(await rows("1,2\n3", ",4\n5,", "6")).toEqual(["1: 1|2", "2: 3|4", "3: 5|6"]);
});

test("a byte order mark, CRLF, blanks and blank lines do no harm", async () => {
  expect(await rows("\uFEFF1, 2\r\n\r\n   \r\n 3 ,4\r\n")).toEqual(["1: 1|2", "4: 3|4"]);
});

test("quoted fields hold commas and line ends", async () => {
  expect(await rows('"a,b",1\n"c\nd",2\ne,3\n')).toEqual(["1: a,b|1", "3: c\nd|2", "4: e|3"]);
});

test("broken quoting is told with source and line", async () => {
  await expect(rows('1,2\n3,"4"5\n')).rejects.toThrow(/^a\.csv:2: /);
});

test("leaving the loop early ends the source", async () => {
  let ended = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      while (true) yield Buffer.from("1,2\n".repeat(100));
    } finally {
      ended = true;
    }
  }
  for await (const _row of csvRows(endless(), "endless")) break;
  await new Promise((resolve) => setImmediate(resolve));
  expect(ended).toBe(true);
});

test("a row's fault is told with its place", () => {
  expect(rowFault({ source: "a.csv", line: 3 }, "has no label").message).toBe("a.csv:3: has no label");
});
