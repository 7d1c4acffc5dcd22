import { expect, test } from "vitest";
import { signsOfLife } from "./signs-of-life.ts";

const sample = (atMs: number, cpuMs = 0, memoryBytes = 0) => ({ atMs, sockets: [], activity: { cpuMs, memoryBytes } });

test("the first look counts as a sign, an unchanged one does not", () => {
  const life = signsOfLife();
  life.sample(sample(1_000));
  life.sample(sample(2_000, 50));
  expect(life.quietSinceMs()).toBe(1_000);
});

test("more than a tenth of a core is a sign", () => {
  const life = signsOfLife();
  life.sample(sample(1_000));
  life.sample(sample(2_000, 150));
  expect(life.quietSinceMs()).toBe(2_000);
});

test("memory that grows is a sign: a model is being read", () => {
  const life = signsOfLife();
  life.sample(sample(1_000));
  life.sample(sample(2_000, 0, 20_000_000));
  expect(life.quietSinceMs()).toBe(2_000);
});

test("a socket that opens is a sign", () => {
  const life = signsOfLife();
  life.sample(sample(1_000));
  life.sample({ ...sample(2_000), sockets: [{ address: "0.0.0.0", port: 8081 }] });
  expect(life.quietSinceMs()).toBe(2_000);
});

test("a new kind of log line is a sign; the access log of our own pings is not", () => {
  const life = signsOfLife();
  const line = (atMs: number, text: string) => life.line({ stream: "stdout", atMs, text });
  line(100, '172.17.0.1 - - [22/Nov/2026 22:41:00] "GET /ping HTTP/1.1" 404 -');
  line(900, '172.17.0.1 - - [22/Nov/2026 22:41:01] "GET /ping HTTP/1.1" 404 -');
  expect(life.quietSinceMs()).toBe(100);
  line(950, "loading layer one");
  expect(life.quietSinceMs()).toBe(950);
});

test("a log of endless new words is noise from some line on", () => {
  const life = signsOfLife();
  const word = (n: number) => n.toString().replace(/\d/g, (digit) => String.fromCharCode(97 + Number(digit)));
  for (let n = 1; n <= 20_000; n += 1) life.line({ stream: "stdout", atMs: n, text: word(n) });
  expect(life.quietSinceMs()).toBe(10_000);
});

test("the same error is counted whatever its digits; lines that name none are not", () => {
  const life = signsOfLife();
  const line = (text: string) => life.line({ stream: "stderr", atMs: 100, text });
  expect(life.sameErrors()).toBe(0);
  for (const text of ["ValueError: row 3", "ValueError: row 12", "java.lang.NullPointerException: x", "GET /ping 500"])
    line(text);
  for (let ping = 0; ping < 9; ping += 1) line('"GET /ping HTTP/1.1" 500 -');
  expect(life.sameErrors()).toBe(2);
});
