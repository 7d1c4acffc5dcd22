import { expect, test } from "vitest";
import { type MachineSample, withheldMs } from "./withheld.ts";

/** One second later. */
const second = (after: Partial<MachineSample>) =>
  withheldMs(
    { atMs: 0, lateMs: 0, pressureMs: 0, busyMs: 0, ownWaitMs: 0, containerCpuMs: 0, containerWaitMs: 0 },
    { atMs: 1_000, lateMs: 0, pressureMs: 0, busyMs: 0, ownWaitMs: 0, containerCpuMs: 0, containerWaitMs: 0, ...after },
  );

test("nothing is withheld on an idle machine", () => {
  expect(second({})).toBe(0);
  expect(second({ busyMs: 1_000, containerCpuMs: 1_000 })).toBe(0);
});

test("a container whose threads wait while others work is starved", () => {
  expect(second({ pressureMs: 900, busyMs: 2_000, containerCpuMs: 100, containerWaitMs: 900 })).toBe(900);
  // Two threads side by side.
  expect(second({ pressureMs: 1_000, busyMs: 2_000, containerCpuMs: 800, containerWaitMs: 1_200 })).toBe(600);
});

test("threads that wait only for threads of their own container are not starved by the machine", () => {
  expect(second({ pressureMs: 1_000, busyMs: 2_000, containerCpuMs: 1_980, containerWaitMs: 4_000 })).toBe(20);
});

test("a container that wants no processor waits for none, however busy the machine is", () => {
  expect(second({ pressureMs: 1_000, busyMs: 2_000 })).toBe(0);
});

test("our own lateness and our own wait count whatever the container did", () => {
  expect(second({ lateMs: 400 })).toBe(400);
  expect(second({ ownWaitMs: 300 })).toBe(300);
  expect(second({ lateMs: 4_000 })).toBe(1_000);
});

test("a container in slow motion that gets its whole share waits for nobody, and one that gets none of it is starved", () => {
  const slow = { pressureMs: 900, busyMs: 1_000, containerWaitMs: 900, allowedShare: 0.1 };
  expect(second({ ...slow, containerCpuMs: 100 })).toBe(0);
  expect(second({ ...slow, containerCpuMs: 50 })).toBe(450);
  expect(second({ ...slow, containerCpuMs: 0 })).toBe(900);
});

test("a container that the engine does not show is bounded by the machine's pressure", () => {
  const {
    containerCpuMs: _,
    containerWaitMs: __,
    ...before
  } = {
    atMs: 0,
    lateMs: 0,
    pressureMs: 0,
    busyMs: 0,
    containerCpuMs: 0,
    containerWaitMs: 0,
  };
  expect(withheldMs(before, { ...before, atMs: 1_000, pressureMs: 700, busyMs: 2_000 })).toBe(700);
});

test("where the kernel counts nothing, the probe's share counts", () => {
  expect(withheldMs({ atMs: 0, lateMs: 0 }, { atMs: 1_000, lateMs: 0, probedShare: 0.6 })).toBe(600);
});
