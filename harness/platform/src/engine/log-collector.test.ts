import { expect, test } from "vitest";
import { LogCollector } from "./log-collector.ts";
import { logLimitsFor } from "./log-limits.ts";

const roomy = logLimitsFor();
const texts = (log: LogCollector) => log.lines.map((line) => `${line.stream}: ${JSON.stringify(line.text)}`);
const numbered = (count: number) => Buffer.from(Array.from({ length: count }, (_, index) => `${index}\n`).join(""));
const heardBy = (log: LogCollector) => {
  const heard: string[] = [];
  log.onLine(({ text }) => heard.push(text));
  return heard;
};

test("lines are put together across chunks, per stream, and the last one needs no newline", () => {
  const log = new LogCollector(roomy);
  log.startedAt(Date.now());
  log.add("stdout", Buffer.from("one\ntw"));
  log.add("stderr", Buffer.from("warning\n"));
  log.add("stdout", Buffer.from("o\n\nhalf "));
  const accent = Buffer.from("é");
  log.add("stdout", accent.subarray(0, 1));
  log.add("stdout", accent.subarray(1));
  log.end();
  expect(texts(log)).toEqual(['stdout: "one"', 'stderr: "warning"', 'stdout: "two"', 'stdout: ""', 'stdout: "half é"']);
  expect(log.loss).toBeUndefined();
});

test("a carriage return stays inside its line", () => {
  const log = new LogCollector(roomy);
  log.add("stderr", Buffer.from("10%\r20%\r100%\n"));
  log.end();
  expect(texts(log)).toEqual(['stderr: "10%\\r20%\\r100%"']);
});

test("a log of too many lines keeps its beginning and its end, and counts the lines between", () => {
  const log = new LogCollector({ bytes: 1000, lines: 16, lineBytes: 100 });
  log.add("stdout", numbered(100));
  log.end();
  expect(log.lines.map(({ text }) => Number(text))).toEqual([...Array(14).keys(), 98, 99]);
  expect(log.loss).toEqual({
    droppedBytes: 84 * 3,
    droppedLines: 84,
    cutLines: 0,
    afterLine: 14,
    repeatedVariables: [],
    limitBytes: 1000,
  });
});

test("empty lines count as lines, however few bytes they are", () => {
  const log = new LogCollector({ bytes: 1_000_000, lines: 16, lineBytes: 100 });
  for (let chunk = 0; chunk < 10; chunk += 1) log.add("stdout", Buffer.alloc(1000, "\n"));
  log.end();
  expect(log.lines).toHaveLength(16);
  expect(log.loss).toMatchObject({ droppedLines: 9984, droppedBytes: 9984 });
});

test("a log of too many bytes keeps its beginning and its end", () => {
  const log = new LogCollector({ bytes: 800, lines: 10_000, lineBytes: 100 });
  for (let line = 0; line < 100; line += 1) log.add("stderr", Buffer.from(`${"x".repeat(48)}${line}\n`));
  log.end();
  const kept = log.lines.map(({ text }) => Number(text.slice(48)));
  expect(kept.slice(0, 3)).toEqual([0, 1, 2]);
  expect(kept.slice(-2)).toEqual([98, 99]);
  expect(kept.length * 50).toBeLessThanOrEqual(800 + 50);
  expect(kept.length + (log.loss?.droppedLines ?? 0)).toBe(100);
});

test("a line of any length is cut at a whole character, and what is missing is counted", () => {
  const log = new LogCollector({ bytes: 1000, lines: 100, lineBytes: 9 });
  log.add("stdout", Buffer.from(`${"é".repeat(5)}`));
  for (let chunk = 0; chunk < 1000; chunk += 1) log.add("stdout", Buffer.alloc(1000, "z"));
  log.add("stdout", Buffer.from("\nnext\n123456789\n"));
  log.end();
  expect(texts(log)).toEqual(['stdout: "éééé … (+ 1000002 bytes)"', 'stdout: "next"', 'stdout: "123456789"']);
  expect(log.loss).toEqual({
    droppedBytes: 1_000_002,
    droppedLines: 0,
    cutLines: 1,
    repeatedVariables: [],
    limitBytes: 1000,
  });
});

test("listeners get the beginning as it comes, a word when the limit is reached, and the end at the end", () => {
  const log = new LogCollector({ bytes: 1000, lines: 4, lineBytes: 100 });
  log.startedAt(Date.now());
  const heard = heardBy(log);
  log.add("stdout", numbered(10));
  expect(heard).toEqual(["0", "1", "2", "3", expect.stringContaining("the log is longer than")]);
  heard.length = 0;
  log.end();
  expect(heard).toEqual([expect.stringContaining("byoa left out 5 lines here"), "9"]);
  heard.length = 0;
  log.end();
  expect(heard).toEqual([]);
});

test("lines that came before the start's time was known are stamped once it is", () => {
  const log = new LogCollector(roomy);
  const heard = heardBy(log);
  log.add("stdout", Buffer.from("early\n"));
  expect(heard).toEqual([]);
  log.startedAt(Date.now() - 1000);
  expect(heard).toEqual(["early"]);
  expect(log.lines[0]?.atMs).toBeGreaterThan(900);
  expect(log.lines[0]?.atMs).toBeLessThan(10_000);
});

test("a flood before the start's time is known stays within the limits, too", () => {
  const log = new LogCollector({ bytes: 1000, lines: 4, lineBytes: 100 });
  const heard = heardBy(log);
  log.add("stdout", numbered(1000));
  log.startedAt(Date.now());
  log.end();
  expect(log.lines.map(({ text }) => text)).toEqual(["0", "1", "2", "999"]);
  expect(heard.filter((text) => !text.startsWith("…"))).toEqual(["0", "1", "2", "999"]);
  for (const { atMs } of log.lines) expect(atMs).toBeLessThan(10_000);
});

test("many pieces of one line cost one copy each, not one more for each piece", () => {
  const log = new LogCollector({ bytes: 2 ** 22, lines: 100, lineBytes: 2 ** 21 });
  const piece = Buffer.from("ab");
  for (let count = 0; count < 2 ** 20; count += 1) log.add("stdout", piece);
  log.end();
  expect(log.lines[0]?.text.length).toBe(2 ** 21);
});

test("whether a variable's value stood in what was dropped is known all the same", () => {
  const variables = { TOKEN: "0123456789abcdef0123", OTHER: "another value, not there" };
  const log = new LogCollector({ bytes: 1000, lines: 16, lineBytes: 100 }, variables);
  log.add("stdout", numbered(50));
  log.add("stdout", Buffer.from(`TOKEN=${variables.TOKEN}\n`));
  log.add("stdout", numbered(50));
  log.end();
  expect(log.lines.some(({ text }) => text.includes(variables.TOKEN))).toBe(false);
  expect(log.loss?.repeatedVariables).toEqual(["TOKEN"]);
});
