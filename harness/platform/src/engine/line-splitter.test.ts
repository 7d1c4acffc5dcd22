import { expect, test } from "vitest";
import { LineSplitter, type SplitLine } from "./line-splitter.ts";

function split(chunks: readonly (string | Buffer)[], lineBytes = 1000) {
  const splitter = new LineSplitter(lineBytes);
  const lines: { text: string; keptBytes: number; cutBytes: number }[] = [];
  const keep = ({ bytes, from, end, cutBytes }: SplitLine) =>
    lines.push({ text: bytes.toString("utf8", from, end), keptBytes: end - from, cutBytes });
  for (const chunk of chunks) splitter.add(Buffer.from(chunk), keep);
  const last = splitter.end();
  if (last !== undefined) keep(last);
  return lines;
}

test("chunks may end anywhere", () => {
  const whole = split(["one\ntwo\n\nthree"]);
  for (let at = 0; at <= 14; at += 1) {
    const text = "one\ntwo\n\nthree";
    expect(split([text.slice(0, at), text.slice(at)])).toEqual(whole);
  }
  expect(whole.map(({ text }) => text)).toEqual(["one", "two", "", "three"]);
});

test("a cut never leaves a part of a character, and kept and cut bytes are all that came", () => {
  for (const character of ["a", "é", "€", "😀"]) {
    const line = character.repeat(20);
    for (let lineBytes = 4; lineBytes < Buffer.byteLength(line); lineBytes += 1) {
      const [cut] = split([line.slice(0, 10), line.slice(10)], lineBytes);
      expect(cut?.text).toMatch(new RegExp(`^(?:${character})+$`, "u"));
      expect(cut?.keptBytes).toBe(Buffer.byteLength(cut?.text ?? ""));
      expect((cut?.keptBytes ?? 0) + (cut?.cutBytes ?? 0)).toBe(Buffer.byteLength(line));
    }
  }
});

test("bytes that are no text are kept as far as they can be shown", () => {
  expect(split([Buffer.from([0xff, 0x80, 0x80, 0x80, 0x80, 0x80])], 4)).toMatchObject([{ keptBytes: 4, cutBytes: 2 }]);
});
