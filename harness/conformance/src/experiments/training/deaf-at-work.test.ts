import { expect, test } from "vitest";
import { deafAtWork, type WorkLook } from "./deaf-at-work.ts";

const isDeaf = { name: "python3", awaitsSigterm: false };
const hears = { name: "python3", awaitsSigterm: true };

/** Looks every 10 ms of processor time, from 10 to 100; the first line comes at 20, the last at 90, unless said otherwise. */
function looks(process: (cpuMs: number) => WorkLook["mainProcess"], { firstMs = 20, lastMs = 90 } = {}): WorkLook[] {
  return Array.from({ length: 10 }, (_, index) => 10 * (index + 1)).map((cpuMs) => {
    const mainProcess = process(cpuMs);
    const lines = cpuMs < firstMs ? 0 : cpuMs < lastMs ? 1 : 2;
    return { cpuMs, lines, ...(mainProcess === undefined ? {} : { mainProcess }) };
  });
}

test("process 1 without a handler between the first line and the last is deaf, also where the last line comes after the end", () => {
  expect(
    deafAtWork(
      looks(() => isDeaf),
      2,
    ),
  ).toBe(isDeaf);
  expect(
    deafAtWork(
      looks(() => isDeaf),
      3,
    ),
  ).toBe(isDeaf);
});

test("a handler that is there at one look while it works is one, however late", () => {
  expect(
    deafAtWork(
      looks((ms) => (ms === 70 ? hears : isDeaf)),
      2,
    ),
  ).toBeUndefined();
});

test("an interpreter that ends has put its handler away, and one that loads has not set it: neither is deaf", () => {
  expect(
    deafAtWork(
      looks((ms) => (ms > 30 ? isDeaf : hears), { firstMs: 30, lastMs: 40 }),
      2,
    ),
  ).toBeUndefined();
  expect(
    deafAtWork(
      looks(() => isDeaf, { firstMs: 30, lastMs: 30 }),
      2,
    ),
  ).toBeUndefined();
  expect(
    deafAtWork(
      looks(() => isDeaf, { firstMs: 80, lastMs: 1_000 }),
      2,
    ),
  ).toBeUndefined();
});

test("a job that says nothing, or one line, shows nothing of its work", () => {
  expect(
    deafAtWork(
      looks(() => isDeaf, { firstMs: 1_000, lastMs: 1_000 }),
      0,
    ),
  ).toBeUndefined();
  expect(
    deafAtWork(
      looks(() => isDeaf, { lastMs: 1_000 }),
      1,
    ),
  ).toBeUndefined();
});

test("where a good part of the work was not looked at, nothing is said", () => {
  const gap = looks(() => isDeaf).filter(({ cpuMs }) => cpuMs < 40 || cpuMs > 60);
  expect(deafAtWork(gap, 2)).toBeUndefined();
});

test("the engine's own process before the program, and one that is gone, say nothing", () => {
  const engines = { name: "runc:[2:INIT]", awaitsSigterm: true };
  expect(
    deafAtWork(
      looks((ms) => (ms < 20 ? engines : isDeaf)),
      2,
    ),
  ).toBe(isDeaf);
  expect(
    deafAtWork(
      looks((ms) => (ms < 60 ? isDeaf : undefined)),
      2,
    ),
  ).toBe(isDeaf);
  expect(
    deafAtWork(
      looks(() => undefined),
      2,
    ),
  ).toBeUndefined();
});
