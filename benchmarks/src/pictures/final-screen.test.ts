import { expect, test } from "vitest";
import { finalScreen } from "./final-screen.ts";

test("redrawn lines are there once, colours stay", () => {
  const block = (text: string) => `\x1b[?25l${text}\r\n`;
  const again = "\x1b[2K\x1b[1A\x1b[2K\x1b[G";
  const output = `first\r\n${block("now 1")}${again}${block("\x1b[2mnow 2\x1b[22m")}${again}last\r\n\x1b[?25h`;
  expect(finalScreen(output)).toBe("first\nlast\n");
  expect(finalScreen(block("now 1") + again + block("\x1b[2mnow 2\x1b[22m"))).toBe("\x1b[2mnow 2\x1b[22m\n");
});

test("a sequence that would change the picture otherwise is refused", () => {
  expect(() => finalScreen("\x1b[3J")).toThrow("no picture of the terminal sequence");
});

test("lines above may be rewritten in place", () => {
  const above = "\x1b[2A\x1b[Gone, done\x1b[K\x1b[2E\x1b[G";
  expect(finalScreen(`one\r\ntwo\r\n${above}three\r\n`)).toBe("one, done\ntwo\nthree\n");
});
