import { expect, test } from "vitest";
import { runQuietly } from "./child-process.ts";

const { signal } = new AbortController();

test("a command that succeeds gives its output, and shows each line as it comes", async () => {
  const lines: string[] = [];
  const script = "echo one; echo two >&2; echo three";
  expect(await runQuietly("sh", ["-c", script], { signal, onLine: (line) => lines.push(line) })).toBe("one\nthree");
  expect(lines.sort()).toEqual(["one", "three", "two"]);
});

test("a command that fails is named with its exit code, its last lines beside it", async () => {
  await expect(runQuietly("sh", ["-c", "echo why >&2; exit 5"], { signal })).rejects.toMatchObject({
    message: '"sh -c echo why >&2; exit 5" ended with 5; mend that, then run the same command again',
    output: ["why"],
    exitCode: 3,
  });
});

test("an interruption ends the command and all that it started, and waits for that", async () => {
  const interruption = new AbortController();
  const running = runQuietly("sh", ["-c", "sleep 60 & echo started; wait"], {
    signal: interruption.signal,
    onLine: () => interruption.abort(),
  });
  await expect(running).rejects.toMatchObject({ name: "AbortError" });
});
