import { expect, test } from "vitest";
import { LogCollector } from "./log-collector.ts";

const texts = (log: LogCollector) => log.lines.map((line) => `${line.stream}: ${JSON.stringify(line.text)}`);

test("lines are put together across chunks, per stream, and the last one needs no newline", () => {
  const log = new LogCollector(1000);
  log.startedAt(Date.now());
  log.add("stdout", Buffer.from("one\ntw"));
  log.add("stderr", Buffer.from("warning\n"));
  log.add("stdout", Buffer.from("o\n\nhalf "));
  const accent = Buffer.from("é");
  log.add("stdout", accent.subarray(0, 1));
  log.add("stdout", accent.subarray(1));
  log.end();
  expect(texts(log)).toEqual(['stdout: "one"', 'stderr: "warning"', 'stdout: "two"', 'stdout: ""', 'stdout: "half é"']);
});

test("a carriage return stays inside its line", () => {
  const log = new LogCollector(1000);
  log.add("stderr", Buffer.from("10%\r20%\r100%\n"));
  log.end();
  expect(texts(log)).toEqual(['stderr: "10%\\r20%\\r100%"']);
});

test("what comes after the limit is counted and dropped", () => {
  const log = new LogCollector(6);
  log.add("stdout", Buffer.from("12345\n789\n"));
  log.add("stdout", Buffer.from("more\n"));
  log.end();
  expect(texts(log)).toEqual(['stdout: "12345"']);
  expect(log.droppedBytes).toBe(9);
});

test("lines that came before the start's time was known are stamped once it is", () => {
  const log = new LogCollector(1000);
  const seen: string[] = [];
  log.onLine((line) => seen.push(line.text));
  log.add("stdout", Buffer.from("early\n"));
  expect(seen).toEqual([]);
  log.startedAt(Date.now() - 1000);
  expect(seen).toEqual(["early"]);
  expect(log.lines[0]?.atMs).toBeGreaterThan(900);
});
