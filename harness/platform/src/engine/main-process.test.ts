import { expect, test } from "vitest";
import { mainProcess, readMainProcess } from "./main-process.ts";

const NONE = "0000000000000000";
const SIGINT_ONLY = "0000000000000002";
const SLEEPS = ["hrtimer_nanosleep", "hrtimer_nanosleep"];

const status = (facts: { name?: string; ids?: string; blocked?: string; caught?: string; state?: string }): string =>
  [
    `Name:\t${facts.name ?? "python3"}`,
    `State:\t${facts.state ?? "S (sleeping)"}`,
    `NSpid:\t${facts.ids ?? "4711\t1"}`,
    `SigBlk:\t${facts.blocked ?? NONE}`,
    "SigIgn:\t0000000001001000",
    `SigCgt:\t${facts.caught ?? SIGINT_ONLY}`,
    "",
  ].join("\n");

test("Python without a handler catches SIGINT only: the kernel drops SIGTERM", () => {
  expect(readMainProcess(status({}), SLEEPS, "")).toEqual({ name: "python3", awaitsSigterm: false });
  expect(readMainProcess(status({ state: "R (running)" }), ["0", "0"], "")?.awaitsSigterm).toBe(false);
});

test("a handler awaits SIGTERM", () => {
  expect(readMainProcess(status({ caught: "0000000000004002" }), SLEEPS, "")?.awaitsSigterm).toBe(true);
});

test("tini awaits SIGTERM without a handler: it fetches blocked signals, which do not show as blocked while it waits", () => {
  const tini = { name: "tini", caught: NONE };
  expect(readMainProcess(status({ ...tini, blocked: "fffffffe7ffbfa07" }), SLEEPS, "")?.awaitsSigterm).toBe(true);
  expect(readMainProcess(status(tini), ["do_sigtimedwait.isra.0", "0"], "")?.awaitsSigterm).toBe(true);
  expect(readMainProcess(status(tini), ["0", "do_sigtimedwait.isra.0"], "")?.awaitsSigterm).toBe(true);
});

test("where the kernel hides in what a process sleeps, nothing is said of the signal", () => {
  expect(readMainProcess(status({}), ["0", "0"], "")).toEqual({ name: "python3" });
  expect(readMainProcess(status({}), ["", ""], "")).toEqual({ name: "python3" });
});

test("the program is what runs, also where the kernel has only a script's name", () => {
  const script = readMainProcess(status({ name: "entry" }), SLEEPS, "/bin/sh\0/usr/local/bin/entry\0train\0");
  expect(script).toEqual({ name: "entry", program: "/bin/sh", awaitsSigterm: false });
});

test("outside a namespace of its own a process says nothing: SIGTERM ends it without a handler", () => {
  expect(readMainProcess(status({ ids: "4711" }), SLEEPS, "")).toBeUndefined();
});

test("a process that is gone says nothing", async () => {
  expect(await mainProcess(2 ** 30)).toBeUndefined();
});
